package dev.patchbay.openapi.merge.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.document.Sequence;
import dev.patchbay.openapi.merge.problem.SourceLocation;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SelectorMatcherTest {

    private static final SourceLocation HERE = SourceLocation.of("test");
    private static final Mapping EMPTY = Mapping.builder(HERE).build();
    private static final Mapping OPERATION = Mapping.builder(HERE)
            .put("operationId", Scalar.string(HERE, "listPets"))
            .put("tags", Sequence.of(HERE, List.of(Scalar.string(HERE, "pets"))))
            .put("x-audience", Scalar.string(HERE, "public"))
            .build();

    private static boolean matches(Selector selector, String method, String path) {
        return new SelectorMatcher(selector).matches(method, path, EMPTY, OPERATION);
    }

    @Test
    void starStandsForOneSegmentAndTwoForAnyNumber() {
        assertThat(matches(new Selector.Path(Set.of(), "/pets/*"), "GET", "/pets/{id}"))
                .isTrue();
        assertThat(matches(new Selector.Path(Set.of(), "/pets/*"), "GET", "/pets/{id}/toys"))
                .isFalse();
        assertThat(matches(new Selector.Path(Set.of(), "/pets/**"), "GET", "/pets/{id}/toys"))
                .isTrue();
        assertThat(matches(new Selector.Path(Set.of(), "/pets/**"), "GET", "/pets"))
                .isTrue();
    }

    @Test
    void methodsRestrictAPath() {
        assertThat(matches(new Selector.Path(Set.of("POST"), "/pets"), "GET", "/pets"))
                .isFalse();
    }

    @Test
    void tagOperationIdAndExtensionAreReadFromTheOperation() {
        assertThat(matches(new Selector.Tag("pets"), "GET", "/")).isTrue();
        assertThat(matches(new Selector.Operation("listPets"), "GET", "/")).isTrue();
        assertThat(matches(new Selector.Extension("x-audience", "public"), "GET", "/"))
                .isTrue();
        assertThat(matches(new Selector.Extension("x-audience", "internal"), "GET", "/"))
                .isFalse();
        assertThat(matches(new Selector.MarkedDeprecated(), "GET", "/")).isFalse();
    }

    @Test
    void webhookIsMatchedByNameOnly() {
        SelectorMatcher matcher = new SelectorMatcher(new Selector.Webhook("pet.*"));

        assertThat(matcher.matchesWebhook("pet.sold", EMPTY)).isTrue();
        assertThat(matcher.matchesWebhook("toy.sold", EMPTY)).isFalse();
    }
}
