package dev.patchbay.openapi.merge.equivalence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.References;
import java.util.List;
import org.junit.jupiter.api.Test;

class EffectiveOperationTest {

    private static EffectiveOperation of(String root, String item, String operation) {
        ApiDocument document = TestDocuments.of(root);
        return EffectiveOperation.of(
                document, document, (Mapping) TreeEdits.yaml(item), (Mapping) TreeEdits.yaml(operation));
    }

    @Test
    void ownFieldsOverrideInheritedOnes() {
        String root = "{security: [{a: []}], servers: [{url: /root}]}";
        assertThat(of(root, "{}", "{}").security().size()).isEqualTo(1);
        assertThat(of(root, "{}", "{security: []}").security().size()).isZero();
        assertThat(url(of(root, "{}", "{}"))).isEqualTo("/root");
        assertThat(url(of(root, "{servers: [{url: /item}]}", "{}"))).isEqualTo("/item");
        assertThat(url(of(root, "{servers: [{url: /item}]}", "{servers: [{url: /own}]}")))
                .isEqualTo("/own");
        assertThat(url(of(root, "{servers: []}", "{}"))).isEqualTo("/root");
    }

    private static String url(EffectiveOperation operation) {
        return String.valueOf(((Mapping) operation.servers().get(0)).text("url"));
    }

    @Test
    void theRootIsServedWithoutServers() {
        assertThat(of("{servers: [{url: /}]}", "{}", "{}").servers().size()).isZero();
        assertThat(of("{servers: [{url: /, description: d}]}", "{}", "{}")
                        .servers()
                        .size())
                .isEqualTo(1);
    }

    @Test
    void descriptionsAndExtensionsComeFromThePathItem() {
        Mapping rest = of("{}", "{summary: s, description: d, x-a: 1, get: {}, parameters: []}", "{summary: own}")
                .rest();
        assertThat(rest.keys()).containsExactly("summary", "description", "x-a");
        assertThat(rest.text("summary")).isEqualTo("own");
    }

    @Test
    void securityOfRootsIsEqualWhateverTheSchemesAreCalled() {
        String text = "{security: [{%1$s: []}], components: {securitySchemes: {%1$s: {type: %2$s}}}}";
        ApiDocument one = new ApiDocument(0, TestDocuments.of("{}").config(), "one.yaml", root(text, "a", "http"));
        ApiDocument same = new ApiDocument(1, one.config(), "same.yaml", root(text, "b", "http"));
        ApiDocument other = new ApiDocument(2, one.config(), "other.yaml", root(text, "a", "oauth2"));
        ApiDocument none = new ApiDocument(3, one.config(), "none.yaml", (Mapping) TreeEdits.yaml("{}"));
        SecurityEquality equality = new SecurityEquality(new References(List.of(one, same, other, none)));
        assertThat(equality.same(one, same)).isTrue();
        assertThat(equality.same(one, other)).isFalse();
        assertThat(equality.same(one, none)).isFalse();
    }

    private static Mapping root(String text, String name, String type) {
        return (Mapping) TreeEdits.yaml(text.formatted(name, type));
    }
}
