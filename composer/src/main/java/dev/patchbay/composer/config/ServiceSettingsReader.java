package dev.patchbay.composer.config;

import dev.patchbay.openapi.merge.config.ExposureRule;
import dev.patchbay.openapi.merge.config.RuleReader;
import dev.patchbay.openapi.merge.config.Section;
import dev.patchbay.openapi.merge.config.ServiceConfig;
import dev.patchbay.openapi.merge.config.ServiceReader;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.document.Sequence;
import dev.patchbay.openapi.merge.problem.SourceLocation;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one entry of {@code services:}. */
final class ServiceSettingsReader {

    /** The keys beside those that {@link ServiceReader} reads. */
    static final Set<String> KEYS = Set.of(
            "url", "spec", "timeout", "retry", "circuit-breaker", "concurrency", "operations", "validate", "access");

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");
    private static final String DEFAULT_SPEC = "/v3/api-docs";

    private final Path folder;

    /** @param folder what relative files are relative to: that of composer.yml */
    ServiceSettingsReader(Path folder) {
        this.folder = folder;
    }

    /** Null when the service has no usable URL; the section's problems say why. */
    @Nullable
    ServiceSettings read(String name, Section service) {
        if (!NAME.matcher(name).matches()) {
            service.problem(
                    "PB-104",
                    service.location(),
                    "services: '" + name
                            + "' cannot name a service; a name is lower-case letters, digits and hyphens, a letter"
                            + " first");
        }
        ServiceConfig exposure = ServiceReader.read(name, service, KEYS, true);
        List<URI> urls = urls(service);
        URI spec = urls.isEmpty() ? null : spec(service, urls.getFirst());
        CallSettings calls = CallReader.read(service, CallSettings.DEFAULT);
        Validation validation = service.choice("validate", Validation.class, Validation.OFF);
        List<OperationSettings> operations = operations(service, calls, validation);
        Access access = service.choice("access", Access.class, Access.TOKEN);
        if (urls.isEmpty() || spec == null) {
            return null;
        }
        return new ServiceSettings(
                name, service.location(), urls, spec, calls, operations, validation, access, exposure);
    }

    private static List<OperationSettings> operations(Section service, CallSettings calls, Validation validation) {
        RuleReader rules = new RuleReader(service.problems());
        List<OperationSettings> operations = new ArrayList<>();
        for (Node item : service.list("operations")) {
            if (!(item instanceof Mapping mapping)) {
                service.problem(
                        "PB-102",
                        item.location(),
                        service.pathTo("operations") + " is a list of objects with match and what is different there");
                continue;
            }
            Section entry = new Section(service.problems(), service.pathTo("operations"), mapping);
            Set<String> allowed = new HashSet<>(CallReader.KEYS);
            allowed.addAll(Set.of("match", "validate"));
            entry.allow(allowed);
            Node match = entry.node("match");
            if (match == null) {
                entry.problem("PB-103", entry.location(), entry.pathTo("match") + " is missing");
            }
            ExposureRule rule = match == null ? null : rules.read(entry.pathTo("match"), match, false);
            CallSettings changed = CallReader.read(entry, calls);
            Validation checked = entry.choice("validate", Validation.class, validation);
            if (rule != null) {
                operations.add(new OperationSettings(entry.location(), rule.selector(), changed, checked));
            }
        }
        return operations;
    }

    /** One URL or a list of them; empty when one is not usable. */
    private static List<URI> urls(Section service) {
        if (!(service.node("url") instanceof Sequence list)) {
            String text = service.requiredText("url");
            URI url = text == null ? null : url(service, service.locationOfValue("url"), text);
            return url == null ? List.of() : List.of(url);
        }
        List<URI> urls = new ArrayList<>();
        for (Node item : list.items()) {
            URI url = item instanceof Scalar scalar ? url(service, item.location(), scalar.text()) : null;
            if (url == null) {
                return List.of();
            }
            if (!urls.isEmpty() && !ServiceSettings.basePath(url).equals(ServiceSettings.basePath(urls.getFirst()))) {
                service.problem(
                        "PB-112",
                        item.location(),
                        service.pathTo("url") + ": all URLs of a service have the same path, and this one differs from"
                                + " the first");
            }
            urls.add(url);
        }
        if (urls.isEmpty()) {
            service.problem("PB-103", list.location(), service.pathTo("url") + " is empty; name one URL at least");
        }
        return urls;
    }

    private static @Nullable URI url(Section service, SourceLocation location, String text) {
        URI url = parsed(text);
        boolean usable = url != null
                && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                && url.getHost() != null
                && url.getRawQuery() == null
                && url.getRawFragment() == null
                && url.getRawUserInfo() == null;
        if (!usable) {
            service.problem(
                    "PB-104",
                    location,
                    service.pathTo("url") + " must be like http://host:port or https://host/path, and this is '" + text
                            + "'");
            return null;
        }
        return url;
    }

    /** A whole URL, a path below the service's URL, or a file beside composer.yml. */
    private @Nullable URI spec(Section service, URI url) {
        String text = service.has("spec") ? service.text("spec") : DEFAULT_SPEC;
        if (text == null) {
            return null;
        }
        URI spec = parsed(text);
        if (text.startsWith("/") && spec != null) {
            String base = url.toString();
            return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + text);
        }
        if (spec != null && ("http".equals(spec.getScheme()) || "https".equals(spec.getScheme()))) {
            return spec;
        }
        if ((spec != null && spec.getScheme() == null) || text.startsWith("file:")) {
            String file = text.startsWith("file:") ? text.substring("file:".length()) : text;
            return folder.resolve(file).normalize().toUri();
        }
        service.problem(
                "PB-104",
                service.locationOfValue("spec"),
                service.pathTo("spec")
                        + " must be a path below the service's url, an http or https URL, or a file, and this is '"
                        + text
                        + "'");
        return null;
    }

    private static @Nullable URI parsed(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
