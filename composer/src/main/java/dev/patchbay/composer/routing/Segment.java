package dev.patchbay.composer.routing;

import java.util.List;

/** One segment of a path template: {@code users}, {@code {id}} or a mixture such as {@code {id}.json}. */
sealed interface Segment {

    /** Text that a path's segment must equal. */
    record Literal(String text) implements Segment {}

    /** A whole segment that is a parameter; OpenAPI wants its value non-empty and without a slash. */
    record Variable(String name) implements Segment {}

    /**
     * Literals around parameters: {@code literals} has one element more than {@code names}, the first and the last may
     * be empty.
     */
    record Mixture(List<String> literals, List<String> names) implements Segment {

        public Mixture {
            literals = List.copyOf(literals);
            names = List.copyOf(names);
        }

        int literalLength() {
            return literals.stream().mapToInt(String::length).sum();
        }

        /**
         * Writes the values into {@code values} from {@code at} on, the shortest for each but the last; says whether
         * all fit.
         */
        boolean capture(String segment, String[] values, int at) {
            if (!segment.startsWith(literals.getFirst())) {
                return false;
            }
            int position = literals.getFirst().length();
            for (int i = 0; i < names.size(); i++) {
                int end = i == names.size() - 1
                        ? lastLiteral(segment)
                        : segment.indexOf(literals.get(i + 1), position + 1);
                if (end <= position) {
                    return false;
                }
                values[at + i] = segment.substring(position, end);
                position = end + literals.get(i + 1).length();
            }
            return true;
        }

        private int lastLiteral(String segment) {
            return segment.endsWith(literals.getLast())
                    ? segment.length() - literals.getLast().length()
                    : -1;
        }
    }
}
