package dev.patchbay.openapi.merge.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.openapi.merge.problem.InvalidInputException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class YamlReaderTest {

    private static Mapping read(String yaml) throws InvalidInputException {
        return (Mapping) DocumentReader.read("a.yaml", yaml.getBytes(UTF_8));
    }

    private static Node get(Mapping mapping, String key) {
        return Objects.requireNonNull(mapping.get(key));
    }

    private static void assertProblem(String yaml, String message) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void valuesAndKeysKnowTheirLocations() throws InvalidInputException {
        Mapping root = read("a: 1\nb:\n  - c: x\n");
        assertThat(get(root, "a").location()).hasToString("a.yaml:1:4");
        assertThat(root.keyLocation("b")).hasToString("a.yaml:2:1");
        Sequence list = Objects.requireNonNull(root.sequence("b"));
        assertThat(list.location()).hasToString("a.yaml:3:3");
        assertThat(((Mapping) list.get(0)).keyLocation("c")).hasToString("a.yaml:3:5");
    }

    @Test
    void scalarsKeepTheirSpellingAndType() throws InvalidInputException {
        Mapping root = read("number: 1.10\nversion: '1.10'\nyes: yes\nflag: True\nnothing: ~\n");
        assertThat(get(root, "number"))
                .hasToString("1.10")
                .extracting(node -> ((Scalar) node).type())
                .isEqualTo(Scalar.Type.NUMBER);
        assertThat(root.text("version")).isEqualTo("1.10");
        assertThat(root.text("yes")).isEqualTo("yes");
        assertThat(root.isTrue("flag")).isTrue();
        assertThat(((Scalar) get(root, "nothing")).isNull()).isTrue();
    }

    @Test
    void aliasesShareTheValueOfTheirAnchor() throws InvalidInputException {
        Mapping root = read("a: &x {b: 1}\nc: *x\n");
        assertThat(get(root, "c")).isSameAs(get(root, "a"));
    }

    @Test
    void mergeKeysAreResolvedAndOwnKeysWin() throws InvalidInputException {
        Mapping root = read("one: &one {a: 1, b: 1}\ntwo: &two {b: 2, c: 2}\nall: {b: 0, <<: [*one, *two]}\n");
        Mapping all = Objects.requireNonNull(root.mapping("all"));
        assertThat(all.keys()).containsExactly("b", "a", "c");
        assertThat(get(all, "b")).hasToString("0");
    }

    @Test
    void tagsOfTheCoreSchemaCount() throws InvalidInputException {
        assertThat(read("a: !!str 1").text("a")).isEqualTo("1");
        assertThat(get(read("a: !!int '1'"), "a").describe()).isEqualTo("a number");
        assertProblem("a: !!int x", "a.yaml:1:4: PB-205: 'x' is not a value of the tag");
        assertProblem("a: !ruby x", "a.yaml:1:4: PB-205: YAML tag !ruby has no meaning");
        assertProblem("a: !!set {x: 1}", "has no meaning");
    }

    @Test
    void aliasesThatCannotBeResolvedAreProblems() {
        assertProblem("a: *x", "a.yaml:1:4: PB-206: no anchor &x before this alias");
        assertProblem("a: &x [*x]", "a.yaml:1:8: PB-206: alias *x contains itself");
        assertProblem("a: {<<: 1}", "PB-206: << merges objects, and this is a number");
    }

    @Test
    void keysAreStrings() throws InvalidInputException {
        assertThat(read("200: ok").keys()).containsExactly("200");
        assertThat(read("&k a: 1\nb: *k").text("b")).isEqualTo("a");
        assertProblem("[1, 2]: x", "PB-205: a key must be a string");
    }

    @Test
    void oneDocumentPerFile() {
        assertProblem("a: 1\n---\nb: 2\n", "a.yaml:2:1: PB-205: a second YAML document");
        assertProblem("# nothing\n", "PB-205: is empty");
    }

    @Test
    void syntaxErrorsTellTheirContext() {
        assertProblem("a: [1\nb: 2\n", "PB-205: not valid YAML: while parsing a flow sequence");
    }
}
