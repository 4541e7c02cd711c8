package dev.patchbay.openapi.merge.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.openapi.merge.problem.InvalidInputException;
import org.junit.jupiter.api.Test;

class PointerTest {

    @Test
    void tokensAreEscapedInText() {
        assertThat(Pointer.of("paths", "/a~b", "get")).hasToString("/paths/~1a~0b/get");
        assertThat(Pointer.ROOT).hasToString("");
    }

    @Test
    void unescapeDecodesPercentSignsFirst() {
        assertThat(Pointer.unescape("~1a%7E1b%2Fc")).isEqualTo("/a/b/c");
        assertThat(Pointer.unescape("caf%C3%A9")).isEqualTo("café");
        assertThat(Pointer.unescape("~01")).isEqualTo("~1");
    }

    @Test
    void incompletePercentSignsStay() {
        assertThat(Pointer.unescape("100%")).isEqualTo("100%");
        assertThat(Pointer.unescape("%zz")).isEqualTo("%zz");
    }

    @Test
    void pointersLeadThroughObjectsAndLists() throws InvalidInputException {
        Node root = DocumentReader.read("a.yaml", "a: [{b: 1}, {b: 2}]".getBytes(UTF_8));
        assertThat(Pointer.of("a", "1", "b").in(root)).hasToString("2");
        assertThat(Pointer.ROOT.in(root)).isSameAs(root);
    }

    @Test
    void pointersToNothingAreNull() throws InvalidInputException {
        Node root = DocumentReader.read("a.yaml", "a: [x]".getBytes(UTF_8));
        assertThat(Pointer.of("b").in(root)).isNull();
        assertThat(Pointer.of("a", "1").in(root)).isNull();
        assertThat(Pointer.of("a", "-").in(root)).isNull();
        assertThat(Pointer.of("a", "00").in(root)).isNull();
        assertThat(Pointer.of("a", "0", "x").in(root)).isNull();
    }

    @Test
    void thenAppends() {
        assertThat(Pointer.of("a").then("b").then(Pointer.of("c", "d").tokens()))
                .isEqualTo(Pointer.of("a", "b", "c", "d"));
        assertThat(Pointer.of("a", "b", "c").from(1)).containsExactly("b", "c");
    }
}
