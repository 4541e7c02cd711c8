package dev.patchbay.domain.query;

/**
 * A cursor over text in which values may be quoted: {@code "a\"b\\c"}; inside quotes a backslash escapes one character.
 */
final class QuotedScanner {

    private final String text;
    private int position;

    QuotedScanner(String text) {
        this.text = text;
    }

    /** The next value: quoted, or everything up to one of the {@code ends} or the end of the text. */
    String value(String ends) throws QueryException {
        if (take('"')) {
            return quoted();
        }
        int start = position;
        while (position < text.length() && ends.indexOf(text.charAt(position)) < 0) {
            position++;
        }
        return text.substring(start, position);
    }

    private String quoted() throws QueryException {
        StringBuilder value = new StringBuilder();
        while (position < text.length()) {
            char character = text.charAt(position++);
            if (character == '"') {
                return value.toString();
            }
            if (character == '\\' && position < text.length()) {
                character = text.charAt(position++);
            }
            value.append(character);
        }
        throw new QueryException("has a quote that is never closed");
    }

    /** Steps over the character if it comes next. */
    boolean take(char character) {
        boolean next = position < text.length() && text.charAt(position) == character;
        if (next) {
            position++;
        }
        return next;
    }

    /** Steps over the word if it comes next and an opening bracket follows, which stays. */
    boolean takeBefore(String word, char bracket) {
        boolean next = text.startsWith(word + bracket, position);
        if (next) {
            position += word.length();
        }
        return next;
    }

    void expect(char character) throws QueryException {
        if (!take(character)) {
            throw new QueryException("needs '" + character + "' at character " + (position + 1)
                    + "; quote values that contain | , ( or )");
        }
    }

    void expectEnd() throws QueryException {
        if (position < text.length()) {
            throw new QueryException(
                    "has unexpected text from character " + (position + 1) + "; quote values that contain | , ( or )");
        }
    }
}
