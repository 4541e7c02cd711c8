package dev.patchbay.openapi.merge.verify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Finds any of many words in a text, where they stand by themselves. One pass over the text, however many words there
 * are: a platform may hide a thousand operations and describe as many others at length.
 */
final class Traces {

    /** The least length of a word, and the length of the beginning by which it is looked up. */
    static final int SHORTEST = 4;

    private final Map<Long, List<String>> byBeginning = new HashMap<>();

    Traces(Collection<String> words) {
        for (String word : words) {
            byBeginning
                    .computeIfAbsent(beginning(word, 0), ignored -> new ArrayList<>())
                    .add(word);
        }
        byBeginning
                .values()
                .forEach(candidates ->
                        candidates.sort(Comparator.comparingInt(String::length).reversed()));
    }

    /** Reports every occurrence, the longest word of those that begin at one place. */
    void find(String text, Consumer<String> found) {
        int at = 0;
        while (at <= text.length() - SHORTEST) {
            at += Math.max(1, begins(text, at) ? find(text, at, found) : 0);
        }
    }

    /** Returns the length of what was found at this place; 0 for nothing. */
    private int find(String text, int at, Consumer<String> found) {
        for (String word : byBeginning.getOrDefault(beginning(text, at), List.of())) {
            if (text.startsWith(word, at) && ends(text, at + word.length())) {
                found.accept(word);
                return word.length();
            }
        }
        return 0;
    }

    private static boolean begins(String text, int at) {
        return at == 0 || !(isOfWord(text.charAt(at - 1)) || text.charAt(at - 1) == '/' || text.charAt(at - 1) == '.');
    }

    private static boolean ends(String text, int at) {
        return at == text.length() || !isOfWord(text.charAt(at));
    }

    private static boolean isOfWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }

    private static long beginning(String text, int at) {
        return (long) text.charAt(at) << 48
                | (long) text.charAt(at + 1) << 32
                | (long) text.charAt(at + 2) << 16
                | text.charAt(at + 3);
    }
}
