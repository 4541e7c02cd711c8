package dev.patchbay.openapi.merge.equivalence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.openapi.merge.model.Kind;
import org.junit.jupiter.api.Test;

/** {@link Normal}, {@link Documentation}, {@link Trees} and {@link OAuthScopes}: what counts as equal. */
class NormalTest {

    private static boolean isDefault(Kind kind, String key, String value) {
        return Normal.isDefault(kind, key, TreeEdits.yaml(value));
    }

    private static boolean areEqual(Kind kind, String key, String one, String other) {
        return Trees.same(Normal.of(kind, key, TreeEdits.yaml(one)), Normal.of(kind, key, TreeEdits.yaml(other)));
    }

    @Test
    void defaultsMeanTheSameAsNothing() {
        assertThat(isDefault(Kind.SCHEMA, "nullable", "false")).isTrue();
        assertThat(isDefault(Kind.SCHEMA, "additionalProperties", "true")).isTrue();
        assertThat(isDefault(Kind.SCHEMA, "additionalProperties", "{}")).isTrue();
        assertThat(isDefault(Kind.SCHEMA, "required", "[]")).isTrue();
        assertThat(isDefault(Kind.PARAMETER, "required", "false")).isTrue();
        assertThat(isDefault(Kind.OPERATION, "tags", "[]")).isTrue();
    }

    @Test
    void otherValuesAndOtherPlacesAreNoDefaults() {
        assertThat(isDefault(Kind.SCHEMA, "nullable", "true")).isFalse();
        assertThat(isDefault(Kind.SCHEMA, "additionalProperties", "false")).isFalse();
        assertThat(isDefault(Kind.SCHEMA, "required", "[a]")).isFalse();
        assertThat(isDefault(Kind.OPERATION, "security", "[]")).isFalse();
        assertThat(isDefault(Kind.DATA, "nullable", "false")).isFalse();
        assertThat(isDefault(Kind.SCHEMA, "default", "false")).isFalse();
    }

    @Test
    void listsWithoutAnOrderAreSorted() {
        assertThat(areEqual(Kind.SCHEMA, "required", "[a, b]", "[b, a]")).isTrue();
        assertThat(areEqual(Kind.SCHEMA, "type", "string", "[string]")).isTrue();
        assertThat(areEqual(Kind.OPERATION, "tags", "[a, b]", "[b, a]")).isTrue();
        assertThat(areEqual(Kind.SCHEMA, "enum", "[a, b]", "[b, a]")).isFalse();
        assertThat(areEqual(Kind.SCHEMA, "oneOf", "[{title: a}, {title: b}]", "[{title: b}, {title: a}]"))
                .isFalse();
    }

    @Test
    void documentationIsForReaders() {
        assertThat(Documentation.is(Kind.OPERATION, "summary")).isTrue();
        assertThat(Documentation.is(Kind.SCHEMA, "title")).isTrue();
        assertThat(Documentation.is(Kind.SCHEMA, "x-anything")).isTrue();
        assertThat(Documentation.is(Kind.PARAMETER, "example")).isTrue();
        assertThat(Documentation.is(Kind.OPERATION, "operationId")).isFalse();
        assertThat(Documentation.is(Kind.SCHEMA.child("properties"), "description"))
                .isFalse();
    }

    @Test
    void treesAreEqualInAnyOrderOfKeysAndOnlyInOneOfItems() {
        assertThat(Trees.same(TreeEdits.yaml("{a: 1, b: [x, y]}"), TreeEdits.yaml("{b: [x, y], a: 1}")))
                .isTrue();
        assertThat(Trees.same(TreeEdits.yaml("[x, y]"), TreeEdits.yaml("[y, x]")))
                .isFalse();
        assertThat(Trees.same(TreeEdits.yaml("{a: 1}"), TreeEdits.yaml("{a: 1, b: 2}")))
                .isFalse();
        assertThat(Trees.same(TreeEdits.yaml("{a: 1, b: 2}"), TreeEdits.yaml("{a: 1}")))
                .isFalse();
        assertThat(Trees.same(TreeEdits.yaml("1"), TreeEdits.yaml("'1'"))).isFalse();
        assertThat(Trees.same(TreeEdits.yaml("1.0"), TreeEdits.yaml("1.00"))).isFalse();
        assertThat(Trees.same(TreeEdits.yaml("[]"), TreeEdits.yaml("{}"))).isFalse();
    }

    @Test
    void scopesOfFlowsAreLeftOutAndUnited() {
        String scheme = "{type: oauth2, flows: {password: {tokenUrl: t, scopes: {%s}}, implicit: {scopes: {x: X}}}}";
        assertThat(Trees.same(
                        OAuthScopes.without(TreeEdits.yaml("{password: {tokenUrl: t, scopes: {a: A}}}")),
                        TreeEdits.yaml("{password: {tokenUrl: t}}")))
                .isTrue();
        assertThat(Trees.same(
                        OAuthScopes.united(
                                TreeEdits.yaml(scheme.formatted("a: A")),
                                TreeEdits.yaml(scheme.formatted("a: Other, b: B"))),
                        TreeEdits.yaml(scheme.formatted("a: A, b: B"))))
                .isTrue();
    }
}
