package dev.patchbay.composer.audit;

import dev.patchbay.composer.config.Access;
import dev.patchbay.composer.config.ServiceSettings;
import dev.patchbay.composer.config.Timeouts;
import dev.patchbay.composer.platform.Platform;
import dev.patchbay.openapi.merge.config.ExposureRule;
import dev.patchbay.openapi.merge.config.Selector;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.document.Sequence;
import dev.patchbay.openapi.merge.problem.SourceLocation;
import dev.patchbay.openapi.merge.report.RouteEntry;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rules. A01 writes open to everybody, A02 reads open to everybody, A03 a wildcard over a service that has operator
 * paths, A04 a service called in clear text beyond this machine, A05 no timeout of its own, A06 every browser page may
 * call, A07 a write that asks for no scope, A08 a deprecated operation exposed.
 */
public final class Audit {

    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final Pattern OPERATOR_PATH =
            Pattern.compile("(^|/)(admin|internal|actuator|debug|private|management|metrics)(/|$)");

    private final Platform platform;
    private final List<Finding> findings = new ArrayList<>();

    private Audit(Platform platform) {
        this.platform = platform;
    }

    /** All findings, the worst first. */
    public static List<Finding> of(Platform platform) {
        Audit audit = new Audit(platform);
        platform.config().services().forEach(audit::service);
        platform.api().routes().forEach(audit::operation);
        SourceLocation cors = platform.config().cors().location();
        if (cors != null && platform.config().cors().origins().contains("*")) {
            audit.add("A06", Severity.MEDIUM, cors, "cors: pages of every origin may call; list the origins");
        }
        audit.findings.sort(Comparator.comparing(Finding::severity).reversed());
        return List.copyOf(audit.findings);
    }

    private void service(ServiceSettings service) {
        for (ExposureRule rule : service.exposure().expose()) {
            if (rule.selector() instanceof Selector.Path(Set<String> methods, String glob) && glob.contains("**")) {
                wildcard(service, rule, glob);
            }
        }
        service.urls().stream()
                .filter(Audit::isReadableOnTheWay)
                .findFirst()
                .ifPresent(url -> add(
                        "A04",
                        Severity.MEDIUM,
                        service.location(),
                        service.name() + " is called in clear text at " + url.getHost()
                                + "; tokens can be read on the way: use https"));
        if (service.calls().timeouts().equals(Timeouts.DEFAULT)) {
            add(
                    "A05",
                    Severity.LOW,
                    service.location(),
                    service.name() + " has no timeout of its own; a caller may wait "
                            + Timeouts.DEFAULT.response().toSeconds() + " s for it");
        }
    }

    private static boolean isReadableOnTheWay(URI url) {
        String host = url.getHost();
        boolean loopback = host.equals("localhost") || host.equals("[::1]") || host.startsWith("127.");
        return "http".equals(url.getScheme()) && !loopback;
    }

    private void wildcard(ServiceSettings service, ExposureRule rule, String glob) {
        platform.api().routes().stream()
                .filter(route -> route.service().equals(service.name())
                        && route.exposedBy().equals(rule.location()))
                .map(RouteEntry::upstreamPath)
                .filter(path -> OPERATOR_PATH.matcher(path).find())
                .distinct()
                .forEach(path -> add(
                        "A03",
                        Severity.HIGH,
                        rule.location(),
                        "'" + glob + "' exposes " + path + " of " + service.name()
                                + ", which looks meant for operators; hide it"));
    }

    private void operation(RouteEntry route) {
        boolean write = WRITES.contains(route.method());
        String name = route.method() + " " + route.path();
        if (accessOf(route) == Access.PUBLIC) {
            add(
                    write ? "A01" : "A02",
                    write ? Severity.HIGH : Severity.MEDIUM,
                    route.exposedBy(),
                    name + " needs no token; set access: token for " + route.service());
        }
        Mapping operation = operationOf(route);
        if (operation == null) {
            return;
        }
        if (write && !asksForScope(operation)) {
            add(
                    "A07",
                    Severity.MEDIUM,
                    route.exposedBy(),
                    name + " changes data and asks for no scope; document one in the service");
        }
        if (operation.get("deprecated") instanceof Scalar deprecated && deprecated.isTrue()) {
            add("A08", Severity.LOW, route.exposedBy(), name + " is deprecated and exposed");
        }
    }

    private Access accessOf(RouteEntry route) {
        return platform.config().services().stream()
                .filter(service -> service.name().equals(route.service()))
                .map(ServiceSettings::access)
                .findFirst()
                .orElse(Access.TOKEN);
    }

    private @Nullable Mapping operationOf(RouteEntry route) {
        Mapping paths = platform.api().tree().mapping("paths");
        Mapping item = paths == null ? null : paths.mapping(route.path());
        return item == null ? null : item.mapping(route.method().toLowerCase(Locale.ROOT));
    }

    private boolean asksForScope(Mapping operation) {
        Sequence security = operation.sequence("security");
        Sequence requirements = security == null ? platform.api().tree().sequence("security") : security;
        return requirements != null
                && requirements.items().stream()
                        .anyMatch(requirement -> requirement instanceof Mapping schemes
                                && schemes.keys().stream().anyMatch(scheme -> {
                                    Sequence scopes = schemes.sequence(scheme);
                                    return scopes != null && scopes.size() > 0;
                                }));
    }

    private void add(String rule, Severity severity, SourceLocation location, String message) {
        findings.add(new Finding(rule, severity, location, message));
    }
}
