package dev.patchbay.domain.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.blog.BlogModel;
import dev.patchbay.domain.model.Relation;
import dev.patchbay.domain.operation.Expansion;
import dev.patchbay.domain.operation.View;
import dev.patchbay.domain.store.Row;
import dev.patchbay.library.LibraryModel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RowWriterTest {

    private static final UUID ID = UUID.fromString("01900000-0000-7000-8000-0000000000a1");
    private static final UUID AUTHOR = UUID.fromString("01900000-0000-7000-8000-0000000000b2");

    private final RowWriter writer = new RowWriter(BlogModel.MODEL);

    @Test
    void valuesHaveTheJsonTypesOfTheirFields() {
        Row row = post();
        row.set(BlogModel.field("title"), "a \"quoted\" ä");
        row.set(BlogModel.field("counter"), 3);
        row.set(BlogModel.field("mood"), "sunny");
        row.set(BlogModel.field("pinned"), true);
        row.set(BlogModel.field("publishedOn"), LocalDate.of(2026, 11, 24));
        row.set(BlogModel.field("rating"), 9_007_199_254_740_993L);
        row.set(BlogModel.field("createdAt"), Instant.parse("2026-11-24T08:30:00.123456Z"));

        assertThat(json(row, "id", "title", "counter", "mood", "pinned", "publishedOn", "rating", "createdAt"))
                .isEqualTo("{\"id\":\"" + ID + "\",\"title\":\"a \\\"quoted\\\" ä\",\"counter\":3,\"mood\":\"sunny\","
                        + "\"pinned\":true,\"publishedOn\":\"2026-11-24\",\"rating\":9007199254740993,"
                        + "\"createdAt\":\"2026-11-24T08:30:00.123456Z\"}");
    }

    @Test
    void nullIsWritten() {
        assertThat(json(post(), "longText", "pinned")).isEqualTo("{\"longText\":null,\"pinned\":null}");
    }

    @Test
    void hiddenFieldIsNotPartOfTheWholeView() {
        Row row = post();
        row.set(BlogModel.field("secret"), "hidden");

        assertThat(new String(writer.write(row, View.whole(BlogModel.POSTS), Expansion.NONE), UTF_8))
                .doesNotContain("secret", "hidden");
    }

    @Test
    void embeddedTargetIsWrittenWholeAndItsAbsenceAsNull() {
        Relation.ToOne author = (Relation.ToOne) BlogModel.POSTS.relations().stream()
                .filter(relation -> relation.name().equals("author"))
                .findFirst()
                .orElseThrow();
        Row target = new Row(BlogModel.AUTHORS);
        target.set(BlogModel.AUTHORS.id(), AUTHOR);
        Row referring = post();
        referring.set(BlogModel.field("authorId"), AUTHOR);
        View view = new View(List.of(), List.of(), List.of(author));
        Expansion expansion = new Expansion(Map.of(author, Map.of(AUTHOR, target)));

        String json = new String(writer.write(List.of(referring, post()), view, expansion), UTF_8);

        assertThat(json)
                .startsWith("[{\"author\":{\"id\":\"" + AUTHOR + "\",\"name\":null,\"phone\":null,")
                .endsWith("},{\"author\":null}]");
    }

    @Test
    void childrenAreWrittenWhereTheViewShowsThem() {
        Row album = new Row(LibraryModel.ALBUMS);
        Row track = new Row(LibraryModel.TRACKS);
        track.set(LibraryModel.TRACKS.field("name").orElseThrow(), "One");
        album.children(0).add(track);
        RowWriter albums = new RowWriter(LibraryModel.MODEL);

        assertThat(new String(
                        albums.write(
                                album,
                                new View(List.of(), LibraryModel.ALBUMS.childCollections(), List.of()),
                                Expansion.NONE),
                        UTF_8))
                .startsWith("{\"tracks\":[{\"id\":null,")
                .contains("\"name\":\"One\"");
        assertThat(new String(albums.write(album, new View(List.of(), List.of(), List.of()), Expansion.NONE), UTF_8))
                .isEqualTo("{}");
    }

    @Test
    void listWithoutRowsIsAnEmptyArray() {
        assertThat(new String(writer.write(List.of(), View.whole(BlogModel.POSTS), Expansion.NONE), UTF_8))
                .isEqualTo("[]");
    }

    private static Row post() {
        Row row = new Row(BlogModel.POSTS);
        row.set(BlogModel.field("id"), ID);
        return row;
    }

    private String json(Row row, String... fields) {
        View view = new View(List.of(fields).stream().map(BlogModel::field).toList(), List.of(), List.of());
        return new String(writer.write(row, view, Expansion.NONE), UTF_8);
    }
}
