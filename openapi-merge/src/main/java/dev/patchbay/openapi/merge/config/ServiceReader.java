package dev.patchbay.openapi.merge.config;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the part of a service that {@code merge.yml} and {@code composer.yml} have in common: exposed and hidden
 * operations, paths, names.
 *
 * <pre>{@code
 * Problems problems = new Problems();
 * Section services = Section.root(problems, DocumentReader.read("composer.yml", bytes)).section("services");
 * for (String name : services.keys()) {
 *     Section service = services.section(name);
 *     ServiceConfig config = ServiceReader.read(name, service, Set.of("url", "timeout"), true);
 * }
 * problems.throwIfAny();
 * }</pre>
 *
 * <p>Codes: those of {@link Section}, and PB-106 for a name prefix that no component name may have.
 */
public final class ServiceReader {

    /** The keys read here. */
    public static final Set<String> KEYS = Set.of(
            "expose",
            "hide",
            "strip",
            "prefix",
            "rename",
            "rewrite",
            "name-prefix",
            "always-prefix",
            "prefix-operation-ids",
            "fold-base-path",
            "tag");

    /** Component names, and so what may go before them (OpenAPI 3.1.1, section 4.8.7, Components Object). */
    private static final Pattern COMPONENT_NAME = Pattern.compile("^[a-zA-Z0-9._-]+$");

    private ServiceReader() {}

    /**
     * Reads the shared keys and refuses all others.
     *
     * @param service the object under the service's name
     * @param otherKeys what the caller reads on its own
     * @param exposeRequired whether a service without {@code expose} is a problem; otherwise it exposes everything
     * @return the configuration as far as it is sound; look at the section's problems before using it
     */
    public static ServiceConfig read(String name, Section service, Set<String> otherKeys, boolean exposeRequired) {
        Set<String> allowed = new TreeSet<>(KEYS);
        allowed.addAll(otherKeys);
        service.allow(allowed);
        ServiceConfig.Builder builder = ServiceConfig.builder(name)
                .location(service.location())
                .strip(path(service, "strip"))
                .prefix(path(service, "prefix"))
                .namePrefix(namePrefix(name, service))
                .alwaysPrefix(service.flag("always-prefix", false))
                .prefixOperationIds(service.flag("prefix-operation-ids", false))
                .foldBasePath(service.flag("fold-base-path", false))
                .tag(service.text("tag"));
        rules(service, builder, exposeRequired);
        renames(service, builder);
        return builder.build();
    }

    private static void rules(Section service, ServiceConfig.Builder builder, boolean exposeRequired) {
        RuleReader reader = new RuleReader(service.problems());
        if (!service.has("expose") && exposeRequired) {
            service.problem(
                    "PB-103",
                    service.location(),
                    service.pathTo("expose") + " is missing; nothing is exposed unless listed, '/**' is everything");
        } else if (!service.has("expose")) {
            builder.exposeEverything();
        }
        for (Node line : service.list("expose")) {
            ExposureRule rule = reader.read(service.pathTo("expose"), line, true);
            if (rule != null) {
                builder.expose(rule);
            }
        }
        for (Node line : service.list("hide")) {
            ExposureRule rule = reader.read(service.pathTo("hide"), line, false);
            if (rule != null) {
                builder.hide(rule);
            }
        }
    }

    private static void renames(Section service, ServiceConfig.Builder builder) {
        Section renames = service.section("rename");
        if (renames != null) {
            for (String from : renames.keys()) {
                String to = path(renames, from);
                if (to != null) {
                    builder.rename(from, to);
                }
            }
        }
        for (Node item : service.list("rewrite")) {
            if (item instanceof Mapping mapping) {
                rewrite(new Section(service.problems(), service.pathTo("rewrite"), mapping), builder);
            } else {
                service.problem(
                        "PB-102",
                        item.location(),
                        service.pathTo("rewrite") + " is a list of objects with match and replace");
            }
        }
    }

    private static void rewrite(Section rewrite, ServiceConfig.Builder builder) {
        rewrite.allow(Set.of("match", "replace"));
        String match = rewrite.requiredText("match");
        String replace = rewrite.requiredText("replace");
        if (match == null || replace == null) {
            return;
        }
        try {
            builder.rewrite(new PathRewrite(Pattern.compile(match), replace));
        } catch (PatternSyntaxException syntax) {
            rewrite.problem(
                    "PB-104",
                    rewrite.locationOfValue("match"),
                    rewrite.pathTo("match") + " is not a regular expression: " + syntax.getDescription());
        }
    }

    private static @Nullable String path(Section section, String key) {
        String path = section.text(key);
        if (path != null && !path.startsWith("/")) {
            section.problem(
                    "PB-104",
                    section.locationOfValue(key),
                    section.pathTo(key) + " must start with '/', and this is '" + path + "'");
            return null;
        }
        return path;
    }

    private static String namePrefix(String name, Section service) {
        String prefix = service.has("name-prefix") ? service.text("name-prefix") : name + "_";
        if (prefix == null || !COMPONENT_NAME.matcher(prefix).matches()) {
            service.problem(
                    "PB-106",
                    service.has("name-prefix") ? service.locationOfValue("name-prefix") : service.location(),
                    service.pathTo("name-prefix") + ": '" + prefix
                            + "' cannot start a component name, which matches ^[a-zA-Z0-9._-]+$; set name-prefix to"
                            + " something that can");
            return "invalid_";
        }
        return prefix;
    }
}
