package dev.patchbay.openapi.merge.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Path templates: {@code /u/{id}} and {@code /u/{userId}} are the same path (OpenAPI 3.1.1, section 4.8.8, Paths
 * Object).
 */
public final class PathTemplate {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}/]*)}");

    private PathTemplate() {}

    /** Returns the same text for templates that match the same paths. */
    public static String shape(String path) {
        return path.indexOf('{') < 0 ? path : VARIABLE.matcher(path).replaceAll("{}");
    }

    /** Returns the names of the variables, in their order. */
    public static List<String> variables(String path) {
        List<String> names = new ArrayList<>();
        for (Matcher matcher = VARIABLE.matcher(path); matcher.find(); ) {
            names.add(matcher.group(1));
        }
        return names;
    }

    /**
     * Returns the names that the variables of one template have in another, where they differ: none if both have the
     * same variables, by position if they have as many.
     *
     * @return null if the templates do not fit together
     */
    public static @Nullable Map<String, String> renames(String from, String to) {
        List<String> own = variables(from);
        List<String> others = variables(to);
        if (new TreeSet<>(own).equals(new TreeSet<>(others))) {
            return Map.of();
        }
        if (own.size() != others.size()) {
            return null;
        }
        return byPosition(from, to);
    }

    /**
     * As {@link #renames(String, String)}, by way of a template that is spelled otherwise in the end: {@code
     * /r/{b}/{a}} as {@code /r/{a}/{b}} keeps its values in their positions, and so swaps their names.
     *
     * @param wanted where the operation is to go
     * @param spelled the same template, the way another document spells it
     */
    public static @Nullable Map<String, String> renames(String from, String wanted, String spelled) {
        Map<String, String> moved = renames(from, wanted);
        if (moved == null || wanted.equals(spelled)) {
            return moved;
        }
        List<String> names = variables(wanted);
        List<String> others = variables(spelled);
        Map<String, String> renames = new LinkedHashMap<>();
        for (String own : variables(from)) {
            String other = others.get(names.indexOf(moved.getOrDefault(own, own)));
            if (!other.equals(own)) {
                renames.put(own, other);
            }
        }
        return renames;
    }

    /**
     * Returns the names of the variables of one template by those at the same positions of another, where they differ.
     */
    public static Map<String, String> byPosition(String from, String to) {
        List<String> own = variables(from);
        List<String> others = variables(to);
        Map<String, String> names = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(own.size(), others.size()); i++) {
            if (!own.get(i).equals(others.get(i))) {
                names.put(own.get(i), others.get(i));
            }
        }
        return names;
    }

    /** Returns the template with its variables renamed, all at once. */
    public static String rename(String path, Map<String, String> renames) {
        return VARIABLE.matcher(path)
                .replaceAll(match ->
                        Matcher.quoteReplacement("{" + renames.getOrDefault(match.group(1), match.group(1)) + "}"));
    }

    /** Returns the key under which a link passes a path parameter, with or without {@code path.} before it. */
    public static String linkParameter(String key, Map<String, String> renames) {
        if (key.startsWith("path.")) {
            String name = key.substring("path.".length());
            return "path." + renames.getOrDefault(name, name);
        }
        return renames.getOrDefault(key, key);
    }

    /**
     * Returns a text with {@code $request.path.name} expressions renamed (OpenAPI 3.1.1, section 4.8.20.4, Runtime
     * Expressions).
     */
    public static String renameExpressions(String text, Map<String, String> renames) {
        if (!text.contains("$request.path.")) {
            return text;
        }
        return Pattern.compile("\\$request\\.path\\.([^{}\\s]+)")
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(
                        "$request.path." + renames.getOrDefault(match.group(1), match.group(1))));
    }
}
