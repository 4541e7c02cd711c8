package dev.patchbay.openapi.merge.config;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.problem.LocatedProblem;
import dev.patchbay.openapi.merge.problem.Problems;
import dev.patchbay.openapi.merge.problem.SourceLocation;
import dev.patchbay.problems.Suggestions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lines of {@code expose:} and {@code hide:}.
 *
 * <pre>
 * - GET,POST /customers/{id}
 * - /products/**
 * - path: GET /customers/{id}
 *   as: GET /clients/{id}
 * - tag: Emails
 * - operation: getCustomerExample
 *   as: /hello
 * - extension: x-internal
 * - deprecated: true
 * - webhook: newCustomer
 * </pre>
 */
public final class RuleReader {

    private static final Set<String> METHODS =
            Set.of("GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE", "QUERY");

    /** Others of the registry of HTTP methods (RFC 9110, section 16.1.1) that OpenAPI 3.2 can speak of. */
    private static final Set<String> MORE_METHODS = Set.of(
            "ACL",
            "BIND",
            "CHECKIN",
            "CHECKOUT",
            "COPY",
            "LABEL",
            "LINK",
            "LOCK",
            "MERGE",
            "MKCALENDAR",
            "MKCOL",
            "MOVE",
            "PROPFIND",
            "PROPPATCH",
            "PURGE",
            "REBIND",
            "REPORT",
            "SEARCH",
            "UNBIND",
            "UNLINK",
            "UNLOCK",
            "UPDATE");

    private static final Set<String> SELECTORS =
            Set.of("path", "tag", "operation", "extension", "deprecated", "webhook");

    private final Problems problems;

    /** Creates a reader that adds its problems to these. */
    public RuleReader(Problems problems) {
        this.problems = problems;
    }

    /**
     * Reads one line; adds a problem and returns null if it is wrong.
     *
     * @param list {@code services.x.expose}, for messages
     * @param mayRename whether {@code as} may stand in it
     */
    public @Nullable ExposureRule read(String list, Node line, boolean mayRename) {
        if (line instanceof Scalar scalar && scalar.isString()) {
            Selector selector = path(line.location(), scalar.text());
            return selector == null ? null : ExposureRule.of(line.location(), selector);
        }
        if (line instanceof Mapping mapping) {
            return read(new Section(problems, list, mapping), mayRename);
        }
        problem(
                line.location(),
                list + ": a rule is a text such as 'GET /customers', or an object with one of "
                        + String.join(", ", sorted(SELECTORS)));
        return null;
    }

    private @Nullable ExposureRule read(Section line, boolean mayRename) {
        Set<String> allowed = new LinkedHashSet<>(SELECTORS);
        allowed.add("value");
        if (mayRename) {
            allowed.add("as");
        }
        line.allow(allowed);
        List<String> selectors =
                line.keys().stream().filter(SELECTORS::contains).toList();
        if (selectors.size() != 1) {
            problem(line.location(), "a rule has exactly one of " + String.join(", ", sorted(SELECTORS)));
            return null;
        }
        Selector selector = selector(line, selectors.get(0));
        ExposureRule.As as = mayRename && line.has("as") ? as(line) : null;
        return selector == null ? null : new ExposureRule(line.location(), selector, as);
    }

    private @Nullable Selector selector(Section line, String key) {
        if (key.equals("deprecated")) {
            if (!line.flag(key, true)) {
                problem(line.locationOfValue(key), "'deprecated: false' selects nothing; leave the rule out");
            }
            return new Selector.MarkedDeprecated();
        }
        String text = line.text(key);
        if (text == null) {
            return null;
        }
        return switch (key) {
            case "path" -> path(line.locationOfValue(key), text);
            case "tag" -> new Selector.Tag(text);
            case "operation" -> new Selector.Operation(text);
            case "webhook" -> new Selector.Webhook(text);
            default -> extension(line, text);
        };
    }

    private @Nullable Selector extension(Section line, String text) {
        if (!text.startsWith("x-")) {
            problem(
                    line.locationOfValue("extension"),
                    "an extension's name starts with x-, and this is '" + text + "'");
            return null;
        }
        return new Selector.Extension(text, line.text("value"));
    }

    private Selector.@Nullable Path path(SourceLocation location, String text) {
        int space = text.indexOf(' ');
        String path = space < 0 ? text : text.substring(space + 1).strip();
        Set<String> methods = new LinkedHashSet<>();
        if (space >= 0) {
            for (String method : text.substring(0, space).split(",", -1)) {
                methods.add(method.toUpperCase(Locale.ROOT));
            }
        }
        List<String> unknown = methods.stream()
                .filter(method -> !METHODS.contains(method) && !MORE_METHODS.contains(method))
                .toList();
        if (!unknown.isEmpty()) {
            problem(
                    location,
                    "'" + unknown.get(0) + "' is not an HTTP method; write for instance 'GET,POST /customers'"
                            + Suggestions.didYouMean(unknown.get(0), METHODS));
            return null;
        }
        if (!path.startsWith("/")) {
            problem(
                    location,
                    "a path starts with '/', and this is '" + path + "'; write for instance 'GET /customers'");
            return null;
        }
        return new Selector.Path(methods, path);
    }

    private ExposureRule.@Nullable As as(Section line) {
        String text = line.text("as");
        Selector.Path path = text == null ? null : path(line.locationOfValue("as"), text);
        if (path == null) {
            return null;
        }
        if (path.methods().size() > 1 || path.glob().contains("*")) {
            problem(line.locationOfValue("as"), "'as' names one place, such as 'GET /hello'");
            return null;
        }
        return new ExposureRule.As(path.methods().stream().findFirst().orElse(null), path.glob());
    }

    private static List<String> sorted(Set<String> words) {
        List<String> sorted = new ArrayList<>(words);
        sorted.sort(null);
        return sorted;
    }

    private void problem(SourceLocation location, String message) {
        problems.add(LocatedProblem.configuration("PB-104", location, message));
    }
}
