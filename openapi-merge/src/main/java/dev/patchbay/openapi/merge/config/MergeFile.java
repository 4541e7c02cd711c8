package dev.patchbay.openapi.merge.config;

import dev.patchbay.openapi.merge.config.MergeConfig.Conflicts;
import dev.patchbay.openapi.merge.config.MergeConfig.Equality;
import dev.patchbay.openapi.merge.config.MergeConfig.Prune;
import dev.patchbay.openapi.merge.config.MergeConfig.Scopes;
import dev.patchbay.openapi.merge.config.MergeConfig.Tags;
import dev.patchbay.openapi.merge.config.MergeConfig.TargetVersion;
import dev.patchbay.openapi.merge.document.DocumentReader;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Sequence;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import dev.patchbay.openapi.merge.problem.Problems;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A {@code merge.yml}.
 *
 * <pre>
 * api:
 *   title: Acme Platform API
 *   version: 1.0.0
 *   servers: [ { url: https://api.acme.example } ]
 * conflicts: error
 * services:
 *   customers:
 *     file: customers.yaml
 *     expose: [ GET /customers, 'GET,POST /customers/{id}' ]
 *   products:
 *     file: products.json
 *     prefix: /catalog
 * </pre>
 *
 * @param config how to merge
 * @param files for each service, its document: a path relative to the file, as written
 */
public record MergeFile(MergeConfig config, Map<String, String> files) {

    private static final Set<String> ROOT = Set.of(
            "api", "services", "openapi", "conflicts", "equality", "tags", "scopes", "prune", "bundle", "strict");

    /** The keys of {@code api:} that {@link #readApi} reads. */
    public static final Set<String> API_KEYS = Set.of(
            "title",
            "version",
            "description",
            "info",
            "info-from",
            "append-descriptions",
            "servers",
            "external-docs",
            "security");

    /**
     * Reads a file.
     *
     * @param lock names that earlier merges gave
     * @throws InvalidInputException with every problem in it
     */
    public static MergeFile read(String location, byte[] content, NameLock lock) throws InvalidInputException {
        Problems problems = new Problems();
        Section root = Section.root(problems, DocumentReader.read(location, content));
        root.allow(ROOT);
        MergeConfig.Builder builder = MergeConfig.builder()
                .location(root.location())
                .openapi(version(root))
                .conflicts(root.choice("conflicts", Conflicts.class, Conflicts.ERROR))
                .equality(root.choice("equality", Equality.class, Equality.STRICT))
                .tags(root.choice("tags", Tags.class, Tags.FIRST))
                .scopes(root.choice("scopes", Scopes.class, Scopes.RENAME))
                .prune(prune(root))
                .bundle(root.flag("bundle", false))
                .strict(root.flag("strict", false))
                .lock(lock);
        Section api = root.section("api");
        if (api != null) {
            api.allow(API_KEYS);
            readApi(api, builder);
        }
        Map<String, String> files = services(root, builder);
        problems.throwIfAny();
        return new MergeFile(builder.build(), files);
    }

    /** Reads {@link #API_KEYS} into a builder; other keys are left to the caller. */
    public static void readApi(Section api, MergeConfig.Builder builder) {
        Section info = api.section("info");
        if (info != null) {
            builder.info(info.mapping());
        }
        builder.title(api.text("title"))
                .version(api.text("version"))
                .description(api.text("description"))
                .infoFrom(api.text("info-from"))
                .appendDescriptions(api.flag("append-descriptions", false))
                .servers(api.node("servers") instanceof Sequence servers ? servers : null)
                .externalDocs(api.node("external-docs") instanceof Mapping docs ? docs : null)
                .security(security(api));
        api.list("servers");
        api.section("external-docs");
    }

    private static @Nullable SecurityOverride security(Section api) {
        Section security = api.section("security");
        if (security == null) {
            return null;
        }
        security.allow(Set.of("schemes", "require", "operations"));
        Section schemes = security.section("schemes");
        return new SecurityOverride(
                schemes == null ? null : schemes.mapping(),
                Sequence.of(security.locationOfValue("require"), security.list("require")),
                security.choice("operations", Operations.class, Operations.REPLACE) == Operations.KEEP);
    }

    private enum Operations {
        REPLACE,
        KEEP
    }

    private static TargetVersion version(Section root) {
        String text = root.text("openapi");
        if (text == null || text.equals("auto")) {
            return TargetVersion.AUTO;
        }
        if (text.equals("3.0") || text.equals("3.1")) {
            return text.equals("3.0") ? TargetVersion.V3_0 : TargetVersion.V3_1;
        }
        root.problem("PB-104", root.locationOfValue("openapi"), "openapi: '" + text + "' is not one of auto, 3.0, 3.1");
        return TargetVersion.AUTO;
    }

    private static Prune prune(Section root) {
        String text = root.text("prune");
        if (text != null && (text.equals("true") || text.equals("false"))) {
            return text.equals("true") ? Prune.ALWAYS : Prune.NEVER;
        }
        return root.choice("prune", Prune.class, Prune.AUTO);
    }

    private static Map<String, String> services(Section root, MergeConfig.Builder builder) {
        Map<String, String> files = new LinkedHashMap<>();
        Section services = root.section("services");
        if (services == null) {
            root.problem("PB-103", root.location(), "services is missing; name each service and its file");
            return files;
        }
        for (String name : services.keys()) {
            Section service = services.section(name);
            if (service == null) {
                if (!services.has(name)) {
                    services.problem("PB-103", services.locationOf(name), services.pathTo(name) + ".file is missing");
                }
                continue;
            }
            builder.service(ServiceReader.read(name, service, Set.of("file"), false));
            String file = service.requiredText("file");
            if (file != null) {
                files.put(name, file);
            }
        }
        return files;
    }
}
