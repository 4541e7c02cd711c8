package dev.patchbay.quality.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommentWidthTest {

    private static final CommentWidth WIDTH = new CommentWidth(20);

    @Test
    void limitIsThatOfJavaInEditorConfig() {
        assertThat(CommentWidth.of("[*]\nmax_line_length = 80\n\n[*.java]\nindent_size = 4\nmax_line_length = 100\n"))
                .isEqualTo(new CommentWidth(100));
    }

    @Test
    void commentThatFitsIsLeftAsItIs() {
        String source = "/** Short words. */\nclass A {\n    // And a line.\n}\n";

        assertThat(WIDTH.tooWide(source)).isEmpty();
        assertThat(WIDTH.wrapped(source)).isEqualTo(source);
    }

    @Test
    void longWordIsNotBroken() {
        assertThat(WIDTH.tooWide("/** https://example.org/a/long/path */\n")).isEmpty();
    }

    @Test
    void whatLooksLikeACommentInALiteralIsNone() {
        assertThat(WIDTH.tooWide("""
            String a = "// a b c d e f g h i j k l m n o";
            String b = \"""
                /* a b c d e f g h i j k l m n o */
                \""";
            """)).isEmpty();
    }

    @Test
    void singleLineBecomesABlock() {
        String source = "    /** One two three four. */\n    int a;\n";

        assertThat(WIDTH.tooWide(source)).containsExactly(1);
        assertThat(WIDTH.wrapped(source)).isEqualTo("""
                /**
                 * One two three
                 * four.
                 */
                int a;
            """);
    }

    @Test
    void wordsAreCarriedOverWithinTheParagraph() {
        assertThat(WIDTH.wrapped("""
            /**
             * One two three four
             * five.
             *
             * @param a one two three
             *     four five
             * @param b six
             */
            """)).isEqualTo("""
                /**
                 * One two three
                 * four five.
                 *
                 * @param a one two
                 *     three four
                 *     five
                 * @param b six
                 */
                """);
    }

    @Test
    void preformattedTextIsReportedAndLeft() {
        String source = """
            /**
             * <pre>
             * one two three four
             * </pre>
             */
            """;

        assertThat(WIDTH.tooWide(source)).containsExactly(3);
        assertThat(WIDTH.wrapped(source)).isEqualTo(source);
    }
}
