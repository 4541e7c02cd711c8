package dev.patchbay.quality.format;

import java.util.ArrayList;
import java.util.List;

/**
 * A comment of a Java source.
 *
 * @param begin the offset of its first character
 * @param end the offset after its last character
 * @param text all of it, with its delimiters
 */
record Comment(int begin, int end, String text) {

    boolean isJavadoc() {
        return text.startsWith("/**") && text.length() > "/**/".length();
    }

    boolean isBlock() {
        return text.startsWith("/*");
    }

    /** Returns the number of the line on which it begins, from 1. */
    int lineIn(String source) {
        return 1
                + (int) source.substring(0, begin)
                        .chars()
                        .filter(character -> character == '\n')
                        .count();
    }

    /** Returns the comments of a source in their order; what looks like one in a literal is none. */
    static List<Comment> of(String source) {
        List<Comment> comments = new ArrayList<>();
        int position = 0;
        while (position < source.length()) {
            int end;
            if (source.startsWith("//", position)) {
                end = indexOf(source, "\n", position, 0);
                comments.add(new Comment(position, end, source.substring(position, end)));
            } else if (source.startsWith("/*", position)) {
                end = indexOf(source, "*/", position + 2, 2);
                comments.add(new Comment(position, end, source.substring(position, end)));
            } else if (source.startsWith("\"\"\"", position)) {
                end = endOfLiteral(source, "\"\"\"", position + 3);
            } else if (source.charAt(position) == '"' || source.charAt(position) == '\'') {
                end = endOfLiteral(source, source.substring(position, position + 1), position + 1);
            } else {
                end = position + 1;
            }
            position = end;
        }
        return comments;
    }

    private static int endOfLiteral(String source, String delimiter, int begin) {
        int position = begin;
        while (position < source.length() && !source.startsWith(delimiter, position)) {
            position += source.charAt(position) == '\\' ? 2 : 1;
        }
        return Math.min(position + delimiter.length(), source.length());
    }

    private static int indexOf(String source, String end, int from, int length) {
        int index = source.indexOf(end, from);
        return index < 0 ? source.length() : index + length;
    }
}
