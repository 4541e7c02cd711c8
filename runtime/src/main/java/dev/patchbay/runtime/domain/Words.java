package dev.patchbay.runtime.domain;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** English plurals and singulars, as far as names of tables go. */
final class Words {

    /** A plural's ending to its singular's; the first that fits counts. */
    private static final Map<String, String> ENDINGS = endings();

    private Words() {}

    /** Whether a table of this name can be told from one of its rows: {@code line_items}, not {@code line_item}. */
    static boolean isPlural(String table) {
        return !singular(table).equals(table);
    }

    /** {@code line_items} is {@code line_item}; a word that is no plural stays as it is. */
    static String singular(String table) {
        for (Map.Entry<String, String> ending : ENDINGS.entrySet()) {
            if (table.endsWith(ending.getKey())
                    && table.length() > ending.getKey().length()) {
                return table.substring(0, table.length() - ending.getKey().length()) + ending.getValue();
            }
        }
        return table;
    }

    /** {@code category} is {@code categories}. */
    static String plural(String word) {
        if (word.matches(".*[^aeiou]y")) {
            return word.substring(0, word.length() - 1) + "ies";
        }
        return word.matches(".*(s|x|z|ch|sh)") ? word + "es" : word + "s";
    }

    /** {@code line_item} is {@code LineItem}. */
    static String pascal(String word) {
        return Arrays.stream(word.split("_", -1))
                .filter(part -> !part.isEmpty())
                .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
                .collect(Collectors.joining());
    }

    /** {@code LineItem} is {@code line_item}. */
    static String snake(String word) {
        return word.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    /** {@code line_items} is {@code line items}. */
    static String spoken(String table) {
        return table.replace('_', ' ');
    }

    private static Map<String, String> endings() {
        Map<String, String> endings = new LinkedHashMap<>();
        endings.put("ss", "ss");
        endings.put("us", "us");
        endings.put("is", "is");
        endings.put("ies", "y");
        for (String ending : new String[] {"sses", "xes", "zzes", "ches", "shes", "tuses", "nuses", "ruses", "puses"}) {
            endings.put(ending, ending.substring(0, ending.length() - 2));
        }
        endings.put("s", "");
        return endings;
    }
}
