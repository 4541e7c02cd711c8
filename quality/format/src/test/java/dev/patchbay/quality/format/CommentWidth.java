package dev.patchbay.quality.format;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The width of comments. The formatter breaks code and line comments, and leaves the others as they are.
 *
 * @param limit how many columns a line may have
 */
record CommentWidth(int limit) {

    private static final Pattern MAX_LINE_LENGTH = Pattern.compile("(?s)\\[\\*\\.java][^\\[]*max_line_length = (\\d+)");
    private static final Pattern LINE = Pattern.compile("(\\s*(?:/\\*\\*?|\\*(?!/))? ?)(.*?)( ?\\*/)?");
    /** A line that begins something of its own, so that no word of the line before may be put in front of it. */
    private static final Pattern BEGINNING =
            Pattern.compile("@\\w.*|</?(p|ul|ol|li|pre|table|tr|h\\d)\\b.*|- .*|\\d+\\. .*|");

    /** Reads the limit from the text of an .editorconfig. */
    static CommentWidth of(String editorConfig) {
        Matcher length = MAX_LINE_LENGTH.matcher(editorConfig);
        if (!length.find()) {
            throw new IllegalArgumentException("no max_line_length for *.java");
        }
        return new CommentWidth(Integer.parseInt(length.group(1)));
    }

    /** Returns the numbers of the lines of comments that are too wide, except for those that cannot be broken. */
    List<Integer> tooWide(String source) {
        List<Integer> found = new ArrayList<>();
        for (Comment comment : Comment.of(source)) {
            int number = comment.lineIn(source);
            for (String line : linesOf(comment, source)) {
                if (line.length() > limit && isBreakable(line)) {
                    found.add(number);
                }
                number++;
            }
        }
        return found;
    }

    /** Returns the source with the block comments that are too wide wrapped; what is preformatted stays. */
    String wrapped(String source) {
        StringBuilder result = new StringBuilder(source);
        for (Comment comment : Comment.of(source).reversed()) {
            int begin = source.lastIndexOf('\n', comment.begin()) + 1;
            String indent = source.substring(begin, comment.begin());
            if (comment.isBlock()
                    && indent.isBlank()
                    && linesOf(comment, source).stream().anyMatch(line -> line.length() > limit && isBreakable(line))) {
                result.replace(begin, comment.end(), wrapped(linesOf(comment, source), indent));
            }
        }
        return result.toString();
    }

    private static List<String> linesOf(Comment comment, String source) {
        int begin = source.lastIndexOf('\n', comment.begin()) + 1;
        return source.substring(begin, comment.end()).lines().toList();
    }

    private static boolean isBreakable(String line) {
        Matcher matcher = LINE.matcher(line);
        return matcher.matches() && matcher.group(2).strip().indexOf(' ') >= 0;
    }

    private String wrapped(List<String> lines, String indent) {
        Deque<String> texts = new ArrayDeque<>();
        for (String line : lines) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                texts.add(matcher.group(2));
            }
        }
        dropIfEmpty(texts, true);
        dropIfEmpty(texts, false);
        String prefix = indent + " * ";
        StringBuilder result =
                new StringBuilder(indent + lines.getFirst().strip().split(" ", 2)[0] + "\n");
        boolean isPreformatted = false;
        while (!texts.isEmpty()) {
            String text = texts.removeFirst();
            isPreformatted = (isPreformatted || text.contains("<pre")) && !text.contains("</pre");
            int end = text.lastIndexOf(' ', limit - prefix.length());
            if (prefix.length() + text.length() > limit && end > 0 && !isPreformatted) {
                carryOver(text.substring(end + 1), texts, text.startsWith("@") || text.startsWith("    "));
                text = text.substring(0, end);
            }
            result.append((prefix + text).stripTrailing()).append('\n');
        }
        return result.append(indent).append(" */").toString();
    }

    /**
     * Puts words in front of the next line if it goes on with the same paragraph, and on a line of their own if not.
     */
    private static void carryOver(String words, Deque<String> texts, boolean isTag) {
        String next = texts.peekFirst();
        String indent = isTag ? "    " : "";
        if (next != null && !BEGINNING.matcher(next).matches()) {
            texts.removeFirst();
            texts.addFirst(indent + words + " " + next.strip());
        } else {
            texts.addFirst(indent + words);
        }
    }

    private static void dropIfEmpty(Deque<String> texts, boolean first) {
        String text = first ? texts.peekFirst() : texts.peekLast();
        if (text != null && text.isBlank()) {
            String _ = first ? texts.removeFirst() : texts.removeLast();
        }
    }
}
