package dev.patchbay.openapi.merge.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What somebody probably meant. */
public final class Suggestion {

    private Suggestion() {}

    /** {@code ; did you mean 'expose'?}, or nothing when no candidate is close. */
    public static String didYouMean(String written, Collection<String> candidates) {
        int tolerance = Math.max(2, written.length() / 3);
        return candidates.stream()
                .min(Comparator.comparingInt(candidate -> distance(written, candidate)))
                .filter(candidate -> distance(written, candidate) <= tolerance)
                .map(candidate -> "; did you mean '" + candidate + "'?")
                .orElse("");
    }

    /** The closest candidates, closest first. */
    public static List<String> nearest(String written, Collection<String> candidates, int count) {
        return candidates.stream()
                .distinct()
                .sorted(Comparator.comparingInt(candidate -> distance(written, candidate)))
                .limit(count)
                .toList();
    }

    /** Levenshtein's, regardless of case. */
    private static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
