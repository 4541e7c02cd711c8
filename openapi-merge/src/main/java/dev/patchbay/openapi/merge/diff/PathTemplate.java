package dev.patchbay.openapi.merge.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Path templates, in which the names of variables do not count: {@code /u/{id}} is {@code /u/{userId}}. */
final class PathTemplate {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}/]*)}");

    private PathTemplate() {}

    /** The template without the names of its variables. */
    static String anonymous(String template) {
        return VARIABLE.matcher(template).replaceAll("{}");
    }

    /** The new names of variables to the old ones, where they differ. */
    static Map<String, String> renamed(String before, String after) {
        List<String> old = variables(before);
        List<String> now = variables(after);
        Map<String, String> renamed = new HashMap<>();
        for (int i = 0; i < Math.min(old.size(), now.size()); i++) {
            if (!old.get(i).equals(now.get(i))) {
                renamed.put(now.get(i), old.get(i));
            }
        }
        return renamed;
    }

    private static List<String> variables(String template) {
        List<String> names = new ArrayList<>();
        Matcher matcher = VARIABLE.matcher(template);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }
}
