package dev.patchbay.openapi.merge.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.openapi.merge.problem.InvalidInputException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MappingTest {

    private static Mapping read(String yaml) throws InvalidInputException {
        return (Mapping) DocumentReader.read("a.yaml", yaml.getBytes(UTF_8));
    }

    @Test
    void keysKeepTheirOrderWhateverTheirNumber() throws InvalidInputException {
        List<String> keys = IntStream.range(0, 100).mapToObj(i -> "k" + i).toList();
        Mapping mapping = read(keys.stream().map(key -> key + ": " + key).collect(Collectors.joining("\n")));
        assertThat(mapping.keys()).isEqualTo(keys);
        assertThat(keys).allSatisfy(key -> assertThat(mapping.text(key)).isEqualTo(key));
        assertThat(mapping.has("k100")).isFalse();
    }

    @Test
    void getReturnsOnlyTheTypeThatIsAskedFor() throws InvalidInputException {
        Mapping mapping = read("text: a\nnumber: 1\nobject: {}\nlist: []\nflag: true\n");
        assertThat(mapping.text("number")).isNull();
        assertThat(mapping.mapping("list")).isNull();
        assertThat(mapping.sequence("object")).isNull();
        assertThat(mapping.isTrue("flag")).isTrue();
        assertThat(mapping.isTrue("text")).isFalse();
        assertThat(mapping.isTrue("absent")).isFalse();
    }

    @Test
    void changesLeaveTheOriginalAlone() throws InvalidInputException {
        Mapping mapping = read("a: 1\nb: 2\n");
        Node one = Objects.requireNonNull(mapping.get("a"));
        assertThat(mapping.with("c", one).keys()).containsExactly("a", "b", "c");
        assertThat(mapping.with("b", one).get("b")).isSameAs(one);
        assertThat(mapping.without("a").keys()).containsExactly("b");
        assertThat(mapping.without("a").keyLocation("b")).isEqualTo(mapping.keyLocation("b"));
        assertThat(mapping.without("x")).isSameAs(mapping);
        assertThat(mapping.withValue(0, one)).isSameAs(mapping);
        assertThat(mapping.keys()).containsExactly("a", "b");
        assertThat(mapping.get("b")).hasToString("2");
    }

    @Test
    void withValuesTakesOneForEachKey() throws InvalidInputException {
        Mapping mapping = read("a: 1\nb: 2\n");
        assertThatThrownBy(() -> mapping.withValues(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void putReplacesAKeyAtItsPosition() throws InvalidInputException {
        Mapping mapping = read("a: 1\nb: 2\n");
        Node two = Objects.requireNonNull(mapping.get("b"));
        assertThat(mapping.toBuilder().put("a", two).build().values())
                .extracting(Node::toString)
                .containsExactly("2", "2");
    }
}
