package dev.patchbay.composer.platform;

import dev.patchbay.composer.config.ComposerConfig;
import dev.patchbay.composer.config.OperationSettings;
import dev.patchbay.composer.config.ServiceSettings;
import dev.patchbay.composer.config.Validation;
import dev.patchbay.composer.plans.Permission;
import dev.patchbay.composer.plans.Permissions;
import dev.patchbay.composer.routing.PathRewrite;
import dev.patchbay.composer.routing.PathTemplate;
import dev.patchbay.composer.routing.RouteTrie;
import dev.patchbay.composer.specs.Spec;
import dev.patchbay.composer.specs.SpecStatus;
import dev.patchbay.composer.validation.ValidatorCompiler;
import dev.patchbay.openapi.merge.MergedApi;
import dev.patchbay.openapi.merge.OpenApiMerge;
import dev.patchbay.openapi.merge.SourceDocument;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import dev.patchbay.openapi.merge.problem.LocatedProblem;
import dev.patchbay.openapi.merge.problem.Problems;
import dev.patchbay.openapi.merge.problem.SourceLocation;
import dev.patchbay.openapi.merge.report.RouteEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a platform out of a configuration and documents, or says everything that is wrong with them. */
public final class PlatformBuilder {

    private static final Logger LOG = LoggerFactory.getLogger(PlatformBuilder.class);

    private final RouteTarget.Binder binder;
    private final SpecCache parsed = new SpecCache();

    /** Makes a builder; the binder is asked once for each route of a new platform. */
    public PlatformBuilder(RouteTarget.Binder binder) {
        this.binder = binder;
    }

    /**
     * Builds.
     *
     * @param specs the documents to use, by service; a service without one is left out
     * @param states what to report of each service; its count of operations is filled in here
     * @throws InvalidInputException when a document cannot be read, documents contradict each other, a rule matches
     *     nothing
     */
    public Platform build(ComposerConfig config, Map<String, Spec> specs, Map<String, SpecStatus> states)
            throws InvalidInputException {
        List<SourceDocument> documents = documents(config, specs);
        MergedApi api = merge(config, documents);
        Renditions document = Renditions.of(api);
        Permissions permissions = Permissions.of(config, api);
        ValidatorCompiler validators =
                needsValidators(config) ? new ValidatorCompiler(document.json().content()) : null;
        List<ExposedRoute> routes = routes(config, documents, api, permissions, validators);
        RouteTrie.Builder<RouteTarget> trie = new RouteTrie.Builder<>();
        routes.forEach(route -> trie.add(route.entry().method(), route.path(), binder.bind(route)));
        return new Platform(
                config,
                api,
                document,
                new TokenDocuments(api, document, permissions),
                trie.build(),
                LocationMap.of(routes, config.services()),
                permissions,
                states(config, states, api),
                specs);
    }

    private static boolean needsValidators(ComposerConfig config) {
        return config.services().stream()
                .anyMatch(service -> service.validation() != Validation.OFF
                        || service.operations().stream().anyMatch(own -> own.validation() != Validation.OFF));
    }

    private static MergedApi merge(ComposerConfig config, List<SourceDocument> documents) throws InvalidInputException {
        Set<String> services = documents.stream().map(SourceDocument::service).collect(Collectors.toSet());
        try {
            return OpenApiMerge.merge(config.mergeOf(services), documents);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("Merging the documents failed in a way nobody foresaw", e);
            throw new InvalidInputException(unforeseen(config, documents, e));
        }
    }

    /** Of the documents that cannot even be merged alone, or of the whole when there is none. */
    private static List<LocatedProblem> unforeseen(
            ComposerConfig config, List<SourceDocument> documents, Throwable failure) {
        List<LocatedProblem> problems = new ArrayList<>();
        for (SourceDocument document : documents) {
            try {
                OpenApiMerge.merge(config.mergeOf(Set.of(document.service())), List.of(document));
            } catch (InvalidInputException e) {
                // it says itself what is wrong with it, and that is not the failure looked for
            } catch (RuntimeException | StackOverflowError e) {
                problems.add(unforeseen(document.root().location(), e));
            }
        }
        return problems.isEmpty() ? List.of(unforeseen(SourceLocation.of(config.file()), failure)) : problems;
    }

    private static LocatedProblem unforeseen(SourceLocation location, Throwable failure) {
        return LocatedProblem.configuration(
                "PB-130",
                location,
                "cannot be merged, for a reason nobody foresaw (" + failure + "); the log has the details");
    }

    private List<SourceDocument> documents(ComposerConfig config, Map<String, Spec> specs)
            throws InvalidInputException {
        List<SourceDocument> documents = new ArrayList<>();
        Problems problems = new Problems();
        for (ServiceSettings service : config.services()) {
            Spec spec = specs.get(service.name());
            if (spec != null) {
                try {
                    documents.add(parsed.read(service.name(), spec));
                } catch (InvalidInputException e) {
                    e.problems().forEach(problems::add);
                }
            }
        }
        parsed.keepOnly(specs.keySet());
        problems.throwIfAny();
        return documents;
    }

    private static List<ExposedRoute> routes(
            ComposerConfig config,
            List<SourceDocument> documents,
            MergedApi api,
            Permissions permissions,
            @Nullable ValidatorCompiler validators)
            throws InvalidInputException {
        Map<String, ServiceSettings> services =
                config.services().stream().collect(Collectors.toMap(ServiceSettings::name, Function.identity()));
        Map<String, ServiceOperations> operations = new HashMap<>();
        documents.forEach(document -> operations.put(document.service(), ServiceOperations.of(document)));
        Map<String, Set<PathTemplate>> beside = siblings(api);
        Problems problems = new Problems();
        OperationOverrides overrides = new OperationOverrides(api);
        List<ExposedRoute> routes = new ArrayList<>();
        for (int i = 0; i < api.routes().size(); i++) {
            RouteEntry entry = api.routes().get(i);
            ServiceSettings service = services.get(entry.service());
            if (ReservedPaths.contains(entry.path())) {
                problems.add(LocatedProblem.configuration(
                        "PB-120",
                        entry.exposedBy(),
                        entry.path()
                                + " is the composer's own; give the operation another path with 'as:' or 'prefix:'"));
            } else if (service != null) {
                try {
                    OperationSettings own = overrides.of(entry, service);
                    routes.add(route(
                            entry, service, own, validators, permissions.all().get(i), operations, beside));
                } catch (IllegalArgumentException e) {
                    problems.add(LocatedProblem.configuration(
                            "PB-121", entry.exposedBy(), entry + " cannot be routed: " + e.getMessage()));
                }
            }
        }
        config.services().stream()
                .filter(service -> operations.containsKey(service.name()))
                .forEach(service -> overrides.reportUnused(problems, service));
        problems.throwIfAny();
        return routes;
    }

    private static ExposedRoute route(
            RouteEntry entry,
            ServiceSettings service,
            @Nullable OperationSettings own,
            @Nullable ValidatorCompiler validators,
            Permission permission,
            Map<String, ServiceOperations> operations,
            Map<String, Set<PathTemplate>> beside) {
        PathTemplate path = PathTemplate.parse(entry.path());
        PathTemplate upstream = PathTemplate.parse(entry.upstreamPath());
        ServiceOperations all = operations.getOrDefault(entry.service(), new ServiceOperations());
        return new ExposedRoute(
                ExposedRoute.id(entry),
                entry,
                service,
                path,
                upstream,
                PathRewrite.between(path, service.basePath(), upstream),
                own == null ? service.calls() : own.calls(),
                validators == null
                        ? null
                        : validators.compile(entry, own == null ? service.validation() : own.validation()),
                permission,
                all.shadowsOf(entry.method(), upstream, beside.getOrDefault(key(entry), Set.of())));
    }

    /**
     * By service and method: the upstream paths that are exposed under the same path, which the route table tells
     * apart.
     */
    private static Map<String, Set<PathTemplate>> siblings(MergedApi api) {
        Map<String, Set<PathTemplate>> siblings = new HashMap<>();
        for (RouteEntry entry : api.routes()) {
            if (entry.path().endsWith(entry.upstreamPath())) {
                siblings.computeIfAbsent(key(entry), ignored -> new java.util.HashSet<>())
                        .add(PathTemplate.parse(entry.upstreamPath()));
            }
        }
        return siblings;
    }

    private static String key(RouteEntry entry) {
        String prefix = entry.path().endsWith(entry.upstreamPath())
                ? entry.path()
                        .substring(
                                0, entry.path().length() - entry.upstreamPath().length())
                : " " + entry.path();
        return entry.service() + " " + entry.method() + " " + prefix;
    }

    private static List<ServiceState> states(ComposerConfig config, Map<String, SpecStatus> states, MergedApi api) {
        Map<String, Long> counts =
                api.routes().stream().collect(Collectors.groupingBy(RouteEntry::service, Collectors.counting()));
        Map<String, ServiceState> result = new LinkedHashMap<>();
        for (ServiceSettings service : config.services()) {
            SpecStatus status = states.get(service.name());
            result.put(
                    service.name(),
                    new ServiceState(
                            service.name(),
                            status == null ? SpecStatus.State.UNKNOWN : status.state(),
                            counts.getOrDefault(service.name(), 0L).intValue(),
                            status == null ? null : status.problem()));
        }
        return List.copyOf(result.values());
    }
}
