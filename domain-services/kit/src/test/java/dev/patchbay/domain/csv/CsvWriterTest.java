package dev.patchbay.domain.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.blog.BlogModel;
import dev.patchbay.domain.model.Relation;
import dev.patchbay.domain.operation.Expansion;
import dev.patchbay.domain.operation.View;
import dev.patchbay.domain.store.Row;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvWriterTest {

    private static final UUID AUTHOR = UUID.fromString("01900000-0000-7000-8000-0000000000b2");

    private final CsvWriter writer = new CsvWriter(BlogModel.MODEL);

    @Test
    void headerIsFollowedByALineForEachRow() {
        assertThat(csv(List.of(row("a", 1), row("b", 2)), "title", "counter"))
                .isEqualTo("title,counter\r\na,1\r\nb,2\r\n");
    }

    @Test
    void nullIsEmptyAndEmptyTextIsAPairOfQuotes() {
        assertThat(csv(List.of(row(null, null), row("", 1)), "title", "counter"))
                .isEqualTo("title,counter\r\n,\r\n\"\",1\r\n");
    }

    @Test
    void textThatHasASeparatorIsQuoted() {
        assertThat(csv(List.of(row("a,b", 1), row("say \"x\"", 2), row("two\r\nlines", 3)), "title"))
                .isEqualTo("title\r\n\"a,b\"\r\n\"say \"\"x\"\"\"\r\n\"two\r\nlines\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@x", "\tx"})
    void formulaGetsAnApostrophe(String text) {
        assertThat(csv(List.of(row(text, 1)), "title")).isEqualTo("title\r\n'" + text + "\r\n");
    }

    @Test
    void negativeNumberIsNoFormula() {
        assertThat(csv(List.of(row("x", -1)), "counter")).isEqualTo("counter\r\n-1\r\n");
    }

    @Test
    void embeddedTargetHasColumnsOfItsOwn() {
        Relation.ToOne author = (Relation.ToOne) BlogModel.POSTS.relations().stream()
                .filter(relation -> relation.name().equals("author"))
                .findFirst()
                .orElseThrow();
        Row target = new Row(BlogModel.AUTHORS);
        target.set(BlogModel.AUTHORS.id(), AUTHOR);
        target.set(BlogModel.AUTHORS.field("name").orElseThrow(), "Ann");
        Row referring = row("x", 1);
        referring.set(BlogModel.field("authorId"), AUTHOR);

        String csv = new String(
                writer.write(
                        List.of(referring, row("y", 2)),
                        new View(List.of(BlogModel.field("title")), List.of(), List.of(author)),
                        new Expansion(Map.of(author, Map.of(AUTHOR, target)))),
                UTF_8);

        assertThat(csv)
                .isEqualTo("title,author.id,author.name,author.phone,author.version,author.createdAt,author.updatedAt"
                        + "\r\nx," + AUTHOR + ",Ann,,,,\r\ny,,,,,,\r\n");
    }

    private static Row row(@Nullable String title, @Nullable Integer counter) {
        Row row = new Row(BlogModel.POSTS);
        row.set(BlogModel.field("title"), title);
        row.set(BlogModel.field("counter"), counter);
        return row;
    }

    private String csv(List<Row> rows, String... fields) {
        View view = new View(List.of(fields).stream().map(BlogModel::field).toList(), List.of(), List.of());
        return new String(writer.write(rows, view, Expansion.NONE), UTF_8);
    }
}
