package dev.patchbay.openapi.merge.layout;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.openapi.merge.MergeFixture;
import dev.patchbay.openapi.merge.config.SecurityOverride;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Sequence;
import dev.patchbay.openapi.merge.layout.RootFields.SecurityChange;
import dev.patchbay.openapi.merge.layout.RootFields.ServersChange;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import dev.patchbay.openapi.merge.problem.SourceLocation;
import dev.patchbay.openapi.merge.report.MergeReport.Decision;
import java.util.List;
import org.junit.jupiter.api.Test;

class RootFieldsTest {

    private static final String DOCUMENT = """
        servers: [{url: '%1$s'}]
        security: [{key: []}]
        paths: {/%2$s: {get: {responses: {}}}}
        components: {securitySchemes: {key: {type: apiKey, in: header, name: '%3$s'}}}
        """;

    private static Mapping item(Layout layout, RootFields fields, String path) {
        PlacedPathItem placed = layout.at(path).get(0);
        return fields.applyTo(placed.document(), placed.item());
    }

    @Test
    void fieldsThatAllDocumentsAgreeOnStayAtTheRoot() throws InvalidInputException {
        MergeFixture fixture =
                MergeFixture.of(DOCUMENT.formatted("https://x", "a", "k"), DOCUMENT.formatted("https://x", "b", "k"));
        Layout layout = fixture.layout();

        RootFields fields = fixture.rootFields(layout);

        assertThat(fields.security()).isPresent();
        assertThat(fields.servers()).isPresent();
        assertThat(item(layout, fields, "/a")).isSameAs(layout.at("/a").get(0).item());
    }

    @Test
    void fieldsThatDifferArePushedDown() throws InvalidInputException {
        MergeFixture fixture =
                MergeFixture.of(DOCUMENT.formatted("https://x", "a", "k"), DOCUMENT.formatted("https://y", "b", "l"));
        Layout layout = fixture.layout();

        RootFields fields = fixture.rootFields(layout);

        assertThat(fields.security()).isEmpty();
        assertThat(fields.securityChange()).isEqualTo(SecurityChange.PUSH_DOWN);
        assertThat(fields.serversChange()).isEqualTo(ServersChange.PUSH_DOWN);
        assertThat(item(layout, fields, "/b").keys()).containsExactly("get", "servers");
        assertThat(requireNonNull(item(layout, fields, "/b").mapping("get")).has("security"))
                .isTrue();
        assertThat(layout.at("/b").get(0).item().has("servers")).isFalse();
        assertThat(fixture.decisions(Decision.MOVED)).hasSize(4);
    }

    @Test
    void platformSecurityKeepsOrReplacesThatOfOperations() throws InvalidInputException {
        SourceLocation here = SourceLocation.of("merge.yml");
        Sequence none = Sequence.of(here, List.<Node>of());
        String open = "paths: {/a: {get: {responses: {}}}}";
        MergeFixture keep = MergeFixture.of(config -> config.security(new SecurityOverride(null, none, true)), open);
        MergeFixture replace =
                MergeFixture.of(config -> config.security(new SecurityOverride(null, none, false)), open);

        assertThat(keep.rootFields(keep.layout()).securityChange()).isEqualTo(SecurityChange.PUSH_DOWN_OR_NONE);
        assertThat(replace.rootFields(replace.layout()).securityChange()).isEqualTo(SecurityChange.REMOVE);
        Layout layout = keep.layout();
        Mapping get = requireNonNull(item(layout, keep.rootFields(layout), "/a").mapping("get"));
        assertThat(requireNonNull(get.sequence("security")).size()).isZero();
    }
}
