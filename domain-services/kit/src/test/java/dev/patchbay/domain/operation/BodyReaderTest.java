package dev.patchbay.domain.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.blog.BlogModel;
import dev.patchbay.domain.model.Field;
import dev.patchbay.domain.model.Resource;
import dev.patchbay.domain.store.Row;
import dev.patchbay.library.LibraryModel;
import dev.patchbay.problems.Violation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BodyReaderTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final BodyReader posts = new BodyReader(BlogModel.MODEL);
    private final BodyReader albums = new BodyReader(LibraryModel.MODEL);
    private final List<Violation> violations = new ArrayList<>();

    @Test
    void newRowHasTheValuesOfTheBodyAndDefaults() {
        Row row = readPost("{'title':'x','counter':3,'publishedOn':'2026-11-24','pinned':false}");

        assertThat(violations).isEmpty();
        assertThat(value(row, "title")).isEqualTo("x");
        assertThat(value(row, "counter")).isEqualTo(3);
        assertThat(value(row, "publishedOn")).isEqualTo(LocalDate.of(2026, 11, 24));
        assertThat(value(row, "pinned")).isEqualTo(false);
        assertThat(value(row, "mood")).isEqualTo("sunny");
        assertThat(value(row, "rating")).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
        {'counter':1}; /title; is required
        {'title':null,'counter':1}; /title; must not be null
        {'title':1,'counter':1}; /title; must be a string
        {'title':'x','counter':'1'}; /counter; must be a whole number
        {'title':'x','counter':1.0}; /counter; must be a whole number
        {'title':'x','counter':2147483648}; /counter; must be a whole number from
        {'title':'x','counter':1,'pinned':'true'}; /pinned; must be true or false
        {'title':'x','counter':1,'mood':'grim'}; /mood; must be one of sunny, gloomy
        {'title':'x','counter':1,'publishedOn':'2026-02-30'}; /publishedOn; must be a date
        {'title':'x','counter':1,'version':1}; /version; is read-only
        {'title':'x','counter':1,'secret':'x'}; /secret; is no property of Post
        {'title':'x','counter':1,'longtext':'x'}; /longtext; did you mean 'longText'?
        {'title':'x','counter':1,'a/b~c':1}; /a~1b~0c; is no property of Post
        []; ``; must be an object
        """)
    void invalidBodyIsRejectedAtItsPointer(String body, String pointer, String detail) {
        readPost(body);

        assertThat(violations).singleElement().satisfies(violation -> {
            assertThat(violation.name()).isEqualTo(pointer);
            assertThat(violation.detail()).contains(detail);
        });
    }

    @Test
    void childrenGetTheirPositionAndPointersIntoTheArray() {
        Row row = albums.readNew(
                LibraryModel.ALBUMS,
                json("{'title':'x','tracks':[{'name':'One'},{'name':2},{'name':'Three','position':9}]}"),
                "/7",
                violations);

        assertThat(row.children(0))
                .extracting(track -> track.get(field(LibraryModel.TRACKS, "position")))
                .containsExactly(1, 2, 3);
        assertThat(violations)
                .containsExactly(
                        Violation.inBody("/7/tracks/1/name", "must be a string"),
                        Violation.inBody("/7/tracks/2/position", "is read-only; leave it out"));
    }

    @Test
    void patchChangesWhatItNamesAndClearsByNull() {
        Row row = readPost("{'title':'x','longText':'y','counter':3}");

        posts.patch(row, json("{'longText':null,'counter':4}"), "", violations);

        assertThat(violations).isEmpty();
        assertThat(value(row, "title")).isEqualTo("x");
        assertThat(value(row, "longText")).isNull();
        assertThat(value(row, "counter")).isEqualTo(4);
    }

    @Test
    void patchCannotChangeTheId() {
        posts.patch(
                readPost("{'title':'x','counter':3}"),
                json("{'id':'01900000-0000-7000-8000-0000000000a1'}"),
                "",
                violations);

        assertThat(violations).containsExactly(Violation.inBody("/id", "is read-only; leave it out"));
    }

    @Test
    void patchWithNullEmptiesAChildCollection() {
        Row album =
                albums.readNew(LibraryModel.ALBUMS, json("{'title':'x','tracks':[{'name':'One'}]}"), "", violations);

        albums.patch(album, json("{'tracks':null}"), "", violations);

        assertThat(violations).isEmpty();
        assertThat(album.children(0)).isEmpty();
    }

    private Row readPost(String body) {
        return posts.readNew(BlogModel.POSTS, json(body), "", violations);
    }

    private static JsonNode json(String text) {
        return JSON.readTree(text.replace('\'', '"'));
    }

    private static @Nullable Object value(Row row, String field) {
        return row.get(BlogModel.field(field));
    }

    private static Field field(Resource resource, String name) {
        return resource.field(name).orElseThrow();
    }
}
