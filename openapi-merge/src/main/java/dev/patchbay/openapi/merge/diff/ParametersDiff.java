package dev.patchbay.openapi.merge.diff;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Sequence;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.LinkedPointer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parameters of an operation, those of its path item among them. */
final class ParametersDiff {

    /** Header parameters of these names are ignored (OpenAPI 3.1.1, section 4.8.12.1, Parameter Locations). */
    private static final Set<String> IGNORED_HEADERS = Set.of("accept", "content-type", "authorization");

    private static final List<String> LOCATIONS = List.of("path", "query", "header", "cookie", "querystring");

    private final DiffContext context;
    private final OperationPair pair;

    ParametersDiff(DiffContext context, OperationPair pair) {
        this.context = context;
        this.pair = pair;
    }

    void compare() {
        Map<String, Mapping> before = collect(context.before(), pair.beforeItem(), pair.before(), Map.of());
        Map<String, Mapping> after = collect(context.after(), pair.afterItem(), pair.after(), pair.variables());
        before.forEach((key, old) -> {
            Mapping now = after.remove(key);
            if (now == null) {
                now = takeMoved(key, before, after);
                note(
                        now == null ? removed() : DiffRule.PARAMETER_MOVED,
                        key,
                        now == null ? "removed" : moved(now),
                        old,
                        now);
            } else {
                compareBoth(key, old, now);
            }
        });
        after.forEach((key, now) -> note(added(now), key, describe(now) + " parameter added", null, now));
    }

    private static Map<String, Mapping> collect(
            DiffDocument document, Mapping item, Mapping operation, Map<String, String> variables) {
        Map<String, Mapping> parameters = new LinkedHashMap<>();
        for (Mapping owner : List.of(item, operation)) {
            Sequence list = owner.sequence("parameters");
            for (Node node : list == null ? List.<Node>of() : list.items()) {
                Mapping parameter = document.follow(node, Kind.PARAMETER);
                if (parameter != null && !isIgnored(parameter)) {
                    parameters.put(key(parameter, variables), parameter);
                }
            }
        }
        return parameters;
    }

    private static boolean isIgnored(Mapping parameter) {
        String name = String.valueOf(parameter.text("name")).toLowerCase(Locale.ROOT);
        return "header".equals(parameter.text("in")) && IGNORED_HEADERS.contains(name);
    }

    private static String key(Mapping parameter, Map<String, String> variables) {
        String in = String.valueOf(parameter.text("in"));
        String name = String.valueOf(parameter.text("name"));
        return switch (in) {
            case "path" -> in + " " + variables.getOrDefault(name, name);
            case "header" -> in + " " + name.toLowerCase(Locale.ROOT);
            default -> in + " " + name;
        };
    }

    /** Removes and returns a new parameter of the same name at another location, unless both had one all along. */
    private static @Nullable Mapping takeMoved(String key, Map<String, Mapping> before, Map<String, Mapping> after) {
        String name = key.substring(key.indexOf(' '));
        for (String in : LOCATIONS) {
            if (after.containsKey(in + name) && !before.containsKey(in + name)) {
                return after.remove(in + name);
            }
        }
        return null;
    }

    private void compareBoth(String key, Mapping old, Mapping now) {
        boolean was = isRequired(old);
        boolean is = isRequired(now);
        if (was != is) {
            note(is ? becameRequired() : becameOptional(), key, is ? "became required" : "became optional", old, now);
        }
        new FieldDiff(context, pair.sentBy()).compare(old, now, path(key));
    }

    private static boolean isRequired(Mapping parameter) {
        return parameter.isTrue("required");
    }

    private DiffRule removed() {
        return pair.isEvent() ? DiffRule.SENT_PARAMETER_REMOVED : DiffRule.PARAMETER_REMOVED;
    }

    private DiffRule added(Mapping now) {
        if (pair.isEvent()) {
            return DiffRule.SENT_PARAMETER_ADDED;
        }
        return isRequired(now) ? DiffRule.REQUIRED_PARAMETER_ADDED : DiffRule.OPTIONAL_PARAMETER_ADDED;
    }

    private DiffRule becameRequired() {
        return pair.isEvent() ? DiffRule.SENT_PARAMETER_ADDED : DiffRule.PARAMETER_BECAME_REQUIRED;
    }

    private DiffRule becameOptional() {
        return pair.isEvent() ? DiffRule.SENT_PARAMETER_BECAME_OPTIONAL : DiffRule.PARAMETER_BECAME_OPTIONAL;
    }

    private static String moved(Mapping now) {
        return "moved to " + now.text("in");
    }

    private static String describe(Mapping parameter) {
        return isRequired(parameter) ? "required" : "optional";
    }

    private void note(DiffRule rule, String key, String text, @Nullable Mapping old, @Nullable Mapping now) {
        context.changes().add(rule, path(key), text, old, now);
    }

    private LinkedPointer path(String key) {
        return pair.path().then("parameter " + key);
    }
}
