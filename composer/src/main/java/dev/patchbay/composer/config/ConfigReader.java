package dev.patchbay.composer.config;

import dev.patchbay.openapi.merge.config.MergeConfig;
import dev.patchbay.openapi.merge.config.MergeConfig.Conflicts;
import dev.patchbay.openapi.merge.config.MergeConfig.Equality;
import dev.patchbay.openapi.merge.config.MergeConfig.Scopes;
import dev.patchbay.openapi.merge.config.MergeConfig.Tags;
import dev.patchbay.openapi.merge.config.Section;
import dev.patchbay.openapi.merge.document.DocumentReader;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.document.Sequence;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import dev.patchbay.openapi.merge.problem.LocatedProblem;
import dev.patchbay.openapi.merge.problem.Problems;
import dev.patchbay.openapi.merge.problem.SourceLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads composer.yml. Codes: those of {@link Section} (PB-101 unknown key, PB-102 wrong type, PB-103 missing key,
 * PB-104 wrong value), PB-110 environment variable without a value, PB-115 file cannot be read, PB-112 settings that
 * exclude each other.
 */
public final class ConfigReader {

    private static final Set<String> ROOT = Set.of(
            "api",
            "services",
            "plans",
            "claims",
            "rate-limit",
            "cors",
            "access-log",
            "limits",
            "specs",
            "on-breaking-change");
    private static final Set<String> API =
            Set.of("title", "version", "description", "servers", "document", "conflicts", "equality", "tags", "scopes");

    private final UnaryOperator<@Nullable String> environment;
    private final @Nullable Path store;

    /** Makes a reader that knows these variables; null stands for one that is not set. */
    public ConfigReader(UnaryOperator<@Nullable String> environment) {
        this(environment, null);
    }

    /** Makes a reader with a folder for documents that goes before {@code specs.store}. */
    public ConfigReader(UnaryOperator<@Nullable String> environment, @Nullable Path store) {
        this.environment = environment;
        this.store = store;
    }

    /** Reads the file, or throws every problem of it. */
    public ComposerConfig read(Path file) throws InvalidInputException {
        return read(file, bytes(file));
    }

    /** Reads this content as if the file had it, or throws every problem of it. */
    public ComposerConfig read(Path file, byte[] content) throws InvalidInputException {
        Problems problems = new Problems();
        Node tree = new Placeholders(problems, environment).resolve(DocumentReader.read(file.toString(), content));
        Section root = Section.root(problems, tree);
        root.allow(ROOT);
        Path parent = file.toAbsolutePath().getParent();
        List<ServiceSettings> services = services(root, parent == null ? Path.of("") : parent);
        Section api = root.section("api");
        if (api == null) {
            if (!root.has("api")) {
                root.problem("PB-103", root.location(), "api is missing; it needs a title and a version");
            }
            api = new Section(problems, "api", Mapping.builder(root.mapping()).build());
        } else {
            api.allow(API);
            api.requiredText("title");
            api.requiredText("version");
        }
        ComposerConfig config = new ComposerConfig(
                file.toString(),
                merge(api, services),
                api.choice("document", Access.class, Access.PUBLIC),
                services,
                new PlanReader(names(root)).read(root),
                cors(root),
                accessLog(root),
                limit(root, "body", ComposerConfig.DEFAULT_MAX_BODY),
                limit(root, "validated-body", ComposerConfig.DEFAULT_MAX_VALIDATED_BODY),
                specs(root),
                root.choice("on-breaking-change", OnBreakingChange.class, OnBreakingChange.REPORT));
        problems.throwIfAny();
        return config;
    }

    private static byte[] bytes(Path file) throws InvalidInputException {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new InvalidInputException(LocatedProblem.configuration(
                    "PB-115",
                    SourceLocation.of(file.toString()),
                    "cannot be read (" + e.getClass().getSimpleName()
                            + "); name the file with --patchbay.composer.config=FILE or PATCHBAY_COMPOSER_CONFIG"));
        }
    }

    private static List<ServiceSettings> services(Section root, Path folder) {
        List<ServiceSettings> services = new ArrayList<>();
        Section section = root.section("services");
        if (section == null || section.keys().isEmpty()) {
            if (!root.has("services") || section != null) {
                root.problem("PB-103", root.locationOf("services"), "services is missing or empty; name at least one");
            }
            return services;
        }
        ServiceSettingsReader reader = new ServiceSettingsReader(folder);
        for (String name : section.keys()) {
            Section service = section.section(name);
            ServiceSettings settings = service == null ? null : reader.read(name, service);
            if (settings != null) {
                services.add(settings);
            } else if (!section.has(name)) {
                section.problem(
                        "PB-103", section.locationOf(name), "services." + name + " is empty; it needs url and expose");
            }
        }
        return services;
    }

    private static Set<String> names(Section root) {
        Mapping services = root.mapping().mapping("services");
        return services == null ? Set.of() : Set.copyOf(services.keys());
    }

    private static MergeConfig merge(Section api, List<ServiceSettings> services) {
        return MergeConfig.builder()
                .location(api.location())
                .title(api.text("title"))
                .version(api.text("version"))
                .description(api.text("description"))
                .servers(servers(api))
                .conflicts(api.choice("conflicts", Conflicts.class, Conflicts.ERROR))
                .equality(api.choice("equality", Equality.class, Equality.STRICT))
                .tags(api.choice("tags", Tags.class, Tags.FIRST))
                .scopes(api.choice("scopes", Scopes.class, Scopes.RENAME))
                .services(services.stream().map(ServiceSettings::exposure).toList())
                .build();
    }

    /** The platform's own: what a service says of itself would lead callers past the composer. */
    private static Sequence servers(Section api) {
        List<String> urls = api.has("servers") ? api.texts("servers") : List.of("/");
        SourceLocation location = api.locationOfValue("servers");
        return Sequence.of(
                location,
                urls.stream()
                        .map(url -> Mapping.builder(location)
                                .put("url", Scalar.string(location, url))
                                .build())
                        .toList());
    }

    private static Cors cors(Section root) {
        Section cors = root.section("cors");
        if (cors == null) {
            return Cors.NONE;
        }
        cors.allow(Set.of("origins", "headers", "expose-headers", "credentials", "max-age"));
        List<String> origins = cors.texts("origins");
        boolean credentials = cors.flag("credentials", false);
        if (credentials && origins.contains("*")) {
            cors.problem(
                    "PB-112",
                    cors.locationOf("credentials"),
                    "cors: credentials cannot be allowed to every origin; list the origins instead of '*'");
        }
        return new Cors(
                cors.locationOf("origins"),
                origins,
                cors.texts("headers"),
                cors.texts("expose-headers"),
                credentials,
                Measures.duration(cors, "max-age", Cors.NONE.maxAge()));
    }

    private static AccessLogSettings accessLog(Section root) {
        Section section = root.section("access-log");
        if (section == null) {
            return AccessLogSettings.NONE;
        }
        section.allow(Set.of("sample", "slow"));
        return new AccessLogSettings(
                Measures.percent(section, "sample", 1) / 100.0,
                Measures.duration(section, "slow", AccessLogSettings.NONE.slow()));
    }

    private static long limit(Section root, String key, long otherwise) {
        Section limits = root.section("limits");
        if (limits == null) {
            return otherwise;
        }
        limits.allow(Set.of("body", "validated-body"));
        return Measures.bytes(limits, key, otherwise);
    }

    private SpecPolicy specs(Section root) {
        Section section = root.section("specs");
        Section specs = section == null
                ? new Section(
                        root.problems(),
                        "specs",
                        Mapping.builder(root.mapping()).build())
                : section;
        specs.allow(Set.of("poll", "timeout", "max-size", "store"));
        String named = specs.text("store");
        Path folder = named == null ? SpecPolicy.DEFAULT.store() : Path.of(named);
        return new SpecPolicy(
                Measures.duration(specs, "poll", SpecPolicy.DEFAULT.poll()),
                Measures.duration(specs, "timeout", SpecPolicy.DEFAULT.timeout()),
                Measures.bytes(specs, "max-size", SpecPolicy.DEFAULT.maxBytes()),
                store == null ? folder : store);
    }
}
