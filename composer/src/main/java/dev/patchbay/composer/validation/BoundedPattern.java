package dev.patchbay.composer.validation;

import com.networknt.schema.regex.RegularExpression;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A {@code pattern} of a schema that gives up after so many steps: some expressions need exponential time on texts that
 * are made for it (ReDoS). One that Java cannot read matches everything: it is the document's mistake and not the
 * caller's.
 */
final class BoundedPattern implements RegularExpression {

    private static final int MOST_STEPS = 200_000;

    private final @Nullable Pattern pattern;

    BoundedPattern(String expression) {
        Pattern compiled;
        try {
            compiled = Pattern.compile(atEnd(expression));
        } catch (PatternSyntaxException e) {
            compiled = null;
        }
        this.pattern = compiled;
    }

    /** In ECMA-262 {@code $} is the end of the text; in Java a line end may follow. */
    private static String atEnd(String expression) {
        int backslashes = 0;
        for (int i = expression.length() - 2; i >= 0 && expression.charAt(i) == '\\'; i--) {
            backslashes++;
        }
        return expression.endsWith("$") && backslashes % 2 == 0
                ? expression.substring(0, expression.length() - 1) + "\\z"
                : expression;
    }

    /** @throws TooHard when it cannot be told in reasonable time */
    @Override
    public boolean matches(String value) {
        try {
            return pattern == null
                    || pattern.matcher(new Counted(value, new int[1])).find();
        } catch (StackOverflowError e) {
            throw new TooHard();
        }
    }

    /** Ends a match that takes too long. */
    static final class TooHard extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooHard() {
            super("a pattern takes too long on this text", null, false, false);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // the count is shared by all parts of one text
    private record Counted(CharSequence text, int[] steps) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (++steps[0] > MOST_STEPS) {
                throw new TooHard();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.subSequence(start, end), steps);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
