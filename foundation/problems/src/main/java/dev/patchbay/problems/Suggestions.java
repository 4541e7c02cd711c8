package dev.patchbay.problems;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Suggestions of the word that was probably meant by a mistyped one. */
public final class Suggestions {

    private Suggestions() {}

    /** Returns {@code "; did you mean 'x'?"}, or the empty text if no candidate is close enough. */
    public static String didYouMean(String word, Collection<String> candidates) {
        return nearest(word, candidates)
                .map(candidate -> "; did you mean '" + candidate + "'?")
                .orElse("");
    }

    /**
     * Returns {@code "; did you mean 'x'?"}, or {@code "; expected one of a, b, c"} if no candidate is close enough.
     */
    public static String didYouMeanOrAll(String word, Collection<String> candidates) {
        String suggestion = didYouMean(word, candidates);
        return suggestion.isEmpty() && !candidates.isEmpty()
                ? "; expected one of " + String.join(", ", candidates)
                : suggestion;
    }

    /** Returns the closest candidate if it is close enough to be what was meant. */
    public static Optional<String> nearest(String word, Collection<String> candidates) {
        return nearest(word, candidates, 1).stream()
                .filter(candidate -> distance(word, candidate) <= tolerance(word))
                .findFirst();
    }

    /** Returns the closest candidates, however far, closest first. */
    public static List<String> nearest(String word, Collection<String> candidates, int count) {
        return candidates.stream()
                .distinct()
                .sorted(Comparator.comparingInt(candidate -> distance(word, candidate)))
                .limit(count)
                .toList();
    }

    private static int tolerance(String word) {
        return word.length() < 4 ? 1 : Math.max(2, word.length() / 3);
    }

    /**
     * Counts the typing errors between two words, regardless of case: a letter too much, too little or wrong, or two
     * swapped (the optimal string alignment distance). A word and its abbreviation, of two letters or more, are one
     * error apart.
     */
    private static int distance(String word, String candidate) {
        String a = word.toLowerCase(Locale.ROOT);
        String b = candidate.toLowerCase(Locale.ROOT);
        if (a.equals(b)) {
            return 0;
        }
        if (Math.min(a.length(), b.length()) > 1 && (a.startsWith(b) || b.startsWith(a))) {
            return 1;
        }
        int[][] errors = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                errors[i][j] = i == 0 || j == 0 ? i + j : fewest(errors, a, b, i, j);
            }
        }
        return errors[a.length()][b.length()];
    }

    /** The errors between the first {@code i} letters of {@code a} and the first {@code j} of {@code b}. */
    private static int fewest(int[][] errors, String a, String b, int i, int j) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int fewest = Math.min(errors[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(errors[i - 1][j], errors[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(fewest, errors[i - 2][j - 2] + 1) : fewest;
    }
}
