package dev.patchbay.runtime.domain;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Plurals, singulars and spellings of table names. */
final class TableWords {

    /** The ending of a plural to that of its singular; the first match counts. */
    private static final Map<String, String> ENDINGS = endings();

    private TableWords() {}

    /** True if the name is a plural: {@code line_items}, not {@code line_item}. */
    static boolean isPlural(String table) {
        return !singular(table).equals(table);
    }

    /** Turns {@code line_items} into {@code line_item}; returns a word that is no plural unchanged. */
    static String singular(String table) {
        for (Map.Entry<String, String> ending : ENDINGS.entrySet()) {
            if (table.endsWith(ending.getKey())
                    && table.length() > ending.getKey().length()) {
                return table.substring(0, table.length() - ending.getKey().length()) + ending.getValue();
            }
        }
        return table;
    }

    /** Turns {@code category} into {@code categories}. */
    static String plural(String word) {
        if (word.matches(".*[^aeiou]y")) {
            return word.substring(0, word.length() - 1) + "ies";
        }
        return word.matches(".*(s|x|z|ch|sh)") ? word + "es" : word + "s";
    }

    /** Turns {@code line_item} into {@code LineItem}. */
    static String pascal(String word) {
        return Arrays.stream(word.split("_", -1))
                .filter(part -> !part.isEmpty())
                .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
                .collect(Collectors.joining());
    }

    /** Turns {@code LineItem} into {@code line_item}. */
    static String snake(String word) {
        return word.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    /** Turns {@code line_items} into {@code line items}. */
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
