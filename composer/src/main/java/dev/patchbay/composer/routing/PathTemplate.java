package dev.patchbay.composer.routing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An OpenAPI path template (OpenAPI 3.1, "Path Templating") such as {@code /reports/{id}.json}. Literal text is in the
 * normal form of {@link PathText}, the same that requests are brought into.
 */
public final class PathTemplate {

    private final String text;
    private final List<Segment> segments;
    private final List<String> parameters;

    private PathTemplate(String text, List<Segment> segments, List<String> parameters) {
        this.text = text;
        this.segments = List.copyOf(segments);
        this.parameters = List.copyOf(parameters);
    }

    /**
     * Reads a template; a text without a leading slash or with unbalanced braces is an {@link
     * IllegalArgumentException}.
     */
    public static PathTemplate parse(String text) {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("a path starts with '/', this one does not: " + text);
        }
        List<Segment> segments = new ArrayList<>();
        List<String> parameters = new ArrayList<>();
        for (String part : text.substring(1).split("/", -1)) {
            segments.add(segment(part, text, parameters));
        }
        return new PathTemplate(text, segments, parameters);
    }

    private static Segment segment(String part, String text, List<String> parameters) {
        List<String> literals = new ArrayList<>();
        List<String> names = new ArrayList<>();
        int position = 0;
        for (int open = part.indexOf('{'); open >= 0; open = part.indexOf('{', position)) {
            int close = part.indexOf('}', open);
            if (close < open + 2) {
                throw new IllegalArgumentException("braces do not pair up around a name in " + text);
            }
            literals.add(PathText.normalLiteral(part.substring(position, open)));
            names.add(part.substring(open + 1, close));
            position = close + 1;
        }
        literals.add(PathText.normalLiteral(part.substring(position)));
        parameters.addAll(names);
        if (names.isEmpty()) {
            return new Segment.Literal(literals.getFirst());
        }
        boolean whole = names.size() == 1 && literals.stream().allMatch(String::isEmpty);
        return whole ? new Segment.Variable(names.getFirst()) : new Segment.Mixture(literals, names);
    }

    /** As it was written. */
    public String text() {
        return text;
    }

    /** The names in the order in which they stand in the path. */
    public List<String> parameters() {
        return parameters;
    }

    List<Segment> segments() {
        return segments;
    }

    /** The values of {@link #parameters()} when the path, in normal form, fits; null when it does not. */
    public String @Nullable [] match(String path) {
        String[] values = new String[parameters.size()];
        int captured = 0;
        int start = 1;
        for (int i = 0; i < segments.size(); i++) {
            int end = PathText.segmentEnd(path, start);
            boolean last = i == segments.size() - 1;
            if (last != (end == path.length())) {
                return null;
            }
            String segment = path.substring(start, end);
            switch (segments.get(i)) {
                case Segment.Literal(String literal) -> {
                    if (!literal.equals(segment)) {
                        return null;
                    }
                }
                case Segment.Variable ignored -> {
                    if (segment.isEmpty()) {
                        return null;
                    }
                    values[captured++] = segment;
                }
                case Segment.Mixture mixture -> {
                    if (!mixture.capture(segment, values, captured)) {
                        return null;
                    }
                    captured += mixture.names().size();
                }
            }
            start = end + 1;
        }
        return values;
    }

    /**
     * True if a path may fit both templates while this one is more specific, so that an upstream may well serve this
     * one where the other one was matched.
     */
    public boolean mayShadow(PathTemplate other) {
        if (segments.size() != other.segments.size()) {
            return false;
        }
        boolean moreLiteral = false;
        for (int i = 0; i < segments.size(); i++) {
            Segment mine = segments.get(i);
            Segment theirs = other.segments.get(i);
            if (mine instanceof Segment.Literal(String text) && theirs instanceof Segment.Literal(String otherText)) {
                if (!text.equals(otherText)) {
                    return false;
                }
            } else if (!(mine instanceof Segment.Variable) && !mine.equals(theirs)) {
                moreLiteral |= !(theirs instanceof Segment.Literal);
            }
        }
        return moreLiteral;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PathTemplate template && text.equals(template.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
