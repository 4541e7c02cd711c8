package dev.patchbay.openapi.merge.diff;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.openapi.merge.document.DocumentReader;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.model.LinkedPointer;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The values of diff: bounds, canonical texts, credentials, directions and the collector of changes. */
class ValuesTest {

    private static Node read(String yaml) throws InvalidInputException {
        return DocumentReader.read("a.yaml", yaml.getBytes(UTF_8));
    }

    @Test
    void theStricterBoundHolds() {
        Bound one = new Bound(BigDecimal.ONE, false);
        Bound aboveOne = new Bound(BigDecimal.ONE, true);
        Bound two = new Bound(new BigDecimal("2.0"), false);
        assertThat(Bound.higher(null, one)).isEqualTo(one);
        assertThat(Bound.higher(one, aboveOne)).isEqualTo(aboveOne);
        assertThat(Bound.higher(two, aboveOne)).isEqualTo(two);
        assertThat(Bound.lower(two, one)).isEqualTo(one);
        assertThat(Bound.lower(one, aboveOne)).isEqualTo(aboveOne);
        assertThat(aboveOne).hasToString("1 (exclusive)");
        assertThat(two.compareAsLower(new Bound(new BigDecimal("2"), false))).isZero();
    }

    @Test
    void canonicalTextsAreEqualIfTheDataIs() throws InvalidInputException {
        assertThat(CanonicalText.text(read("{b: 1.0, a: [x, true, null]}")))
                .isEqualTo(CanonicalText.text(read("{a: ['x', true, ~], b: 1}")))
                .isEqualTo("{\"a\":[\"x\",true,null,],\"b\":1,}");
        assertThat(CanonicalText.text(read("1"))).isNotEqualTo(CanonicalText.text(read("'1'")));
        assertThat(CanonicalText.text(read("[a, b]"))).isNotEqualTo(CanonicalText.text(read("[b, a]")));
        assertThat(CanonicalText.number(read("1e2"))).isEqualByComparingTo("100");
        assertThat(CanonicalText.number(read(".inf"))).isNull();
        assertThat(CanonicalText.number(read("'1'"))).isNull();
    }

    @Test
    void credentialsSatisfyThoseThatNeedNoMore() {
        Credentials key = credentials("key", Set.of());
        Credentials read = credentials("token", Set.of("read"));
        Credentials readAndWrite = credentials("token", Set.of("read", "write"));
        assertThat(read.isSatisfiedBy(readAndWrite)).isTrue();
        assertThat(readAndWrite.isSatisfiedBy(read)).isFalse();
        assertThat(readAndWrite.hasOnlySchemesOf(read)).isTrue();
        assertThat(key.isSatisfiedBy(read)).isFalse();
        assertThat(new Credentials(Map.of(), Map.of()).isSatisfiedBy(key)).isTrue();
        assertThat(new Credentials(Map.of(), Map.of())).hasToString("no credentials");
    }

    private static Credentials credentials(String scheme, Set<String> scopes) {
        return new Credentials(new TreeMap<>(Map.of(scheme, scopes)), Map.of());
    }

    @Test
    void narrowingHarmsRequestsAndWideningResponses() {
        for (Facet facet : Facet.values()) {
            assertThat(facet.narrowed(Direction.REQUEST).compatibility()).isEqualTo(Compatibility.BREAKING);
            assertThat(facet.widened(Direction.RESPONSE).compatibility()).isEqualTo(Compatibility.BREAKING);
            assertThat(facet.widened(Direction.REQUEST).compatibility()).isEqualTo(Compatibility.COMPATIBLE);
            assertThat(facet.narrowed(Direction.RESPONSE).compatibility()).isEqualTo(Compatibility.COMPATIBLE);
            assertThat(facet.widened(Direction.EITHER).compatibility()).isEqualTo(Compatibility.UNKNOWN);
        }
        assertThat(Direction.REQUEST.reversed()).isEqualTo(Direction.RESPONSE);
        assertThat(Direction.EITHER.reversed()).isEqualTo(Direction.EITHER);
    }

    @Test
    void schemasAreNamedByReferenceOrTitle() throws InvalidInputException {
        assertThat(SchemaNames.of(read("{$ref: '#/components/schemas/Cat', title: Dog}")))
                .isEqualTo("Cat");
        assertThat(SchemaNames.of(read("{title: Dog}"))).isEqualTo("Dog");
        assertThat(SchemaNames.of(read("{}"))).isNull();
    }

    @Test
    void aChangeIsCollectedOnceWithTheEndOfItsWay() throws InvalidInputException {
        ChangeCollector changes = new ChangeCollector(new WorkBudget());
        LinkedPointer path =
                LinkedPointer.from("GET /a").then("response 200").then(" $").then(".name");
        Node node = read("x");
        changes.add(DiffRule.PROPERTY_ADDED, path, "added", null, node);
        changes.add(DiffRule.PROPERTY_ADDED, path, "added", null, node);
        assertThat(changes.reported()).isEqualTo(2);
        assertThat(changes.all())
                .singleElement()
                .satisfies(change -> assertThat(change.describe()).startsWith("GET /a: response 200 $.name: added:"));
        assertThat(changes.isCompatible()).isTrue();
        LinkedPointer far = path;
        for (int i = 0; i < 100; i++) {
            far = far.then("." + i);
        }
        changes.add(DiffRule.PATH_REMOVED, far, "removed", node, null);
        assertThat(changes.isCompatible()).isFalse();
        assertThat(changes.all().get(1).place()).startsWith("....70.71").endsWith(".99");
    }

    @Test
    void aTrialIsGivenUpWhenItTakesLong() {
        ChangeCollector trial = new ChangeCollector(new WorkBudget()).trial();
        for (int i = 0; i < 1_000; i++) {
            assertThat(trial.tryCompare()).isTrue();
        }
        assertThat(trial.tryCompare()).isFalse();
        assertThat(trial.isCompatible()).isFalse();
        assertThat(trial.trial().trial().trial().tryCompare()).isFalse();
    }

    @Test
    void documentsThatWereBuiltTooDeepAreNotCompared() throws InvalidInputException {
        Mapping deep = (Mapping) read("{a: 1}");
        for (int i = 0; i < 100_000; i++) {
            deep = Mapping.builder(deep).put("a", deep).build();
        }
        assertThat(OpenApiDiff.compare(deep, deep).of(Compatibility.UNKNOWN))
                .extracting(Change::rule)
                .containsExactly(DiffRule.NOT_COMPARED);
    }
}
