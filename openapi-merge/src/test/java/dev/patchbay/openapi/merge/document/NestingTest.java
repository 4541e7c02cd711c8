package dev.patchbay.openapi.merge.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.openapi.merge.problem.InvalidInputException;
import java.util.List;
import org.junit.jupiter.api.Test;

class NestingTest {

    static Node nested(int levels) throws InvalidInputException {
        Node tree = DocumentReader.read("deep.yaml", "x".getBytes(UTF_8));
        for (int i = 1; i < levels; i++) {
            tree = Sequence.of(tree, List.of(tree));
        }
        return tree;
    }

    @Test
    void theFirstValueBelowTheLimitIsFound() throws InvalidInputException {
        Node root = DocumentReader.read("a.yaml", "a: {b: [c]}\nd: e\n".getBytes(UTF_8));
        assertThat(Nesting.below(root, 4)).isNull();
        assertThat(Nesting.below(root, 3)).hasToString("c");
        assertThat(Nesting.below(root, 0)).isSameAs(root);
    }

    @Test
    void aTreeThatWasBuiltHasTheLimitOfOneThatIsRead() {
        assertThatCode(() -> DocumentReader.checkDepth(nested(500))).doesNotThrowAnyException();
        assertThatThrownBy(() -> DocumentReader.checkDepth(nested(501)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("deep.yaml:1:1: PB-203: nested more than 500 levels deep");
    }

    @Test
    void aVeryDeepTreeNeedsNoStack() {
        assertThatThrownBy(() -> DocumentReader.checkDepth(nested(1_000_000))).hasMessageContaining("PB-203");
    }
}
