package dev.patchbay.domain.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.blog.BlogModel;
import dev.patchbay.domain.model.Field;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableSqlTest {

    private final TableSql authors = new TableSql(BlogModel.AUTHORS);
    private final Field name = BlogModel.AUTHORS.field("name").orElseThrow();
    private final Field phone = BlogModel.AUTHORS.field("phone").orElseThrow();

    @Test
    void everyStatementButInsertNamesTheTenant() {
        assertThat(List.of(
                        authors.selectById(),
                        authors.lockById(List.of(name)),
                        authors.selectByAny(name, List.of()),
                        authors.select(List.of(name), "", List.of()),
                        authors.lock("", List.of()),
                        authors.count(""),
                        authors.update(List.of(name)),
                        authors.deleteByAny(name)))
                .allSatisfy(sql -> assertThat(sql).matches("(?s).* WHERE (\"?authors\"?\\.)?\"?tenant_id\"? = \\?.*"));
    }

    @Test
    void encryptedColumnIsComparedByItsIndex() {
        assertThat(authors.name(phone)).isEqualTo("\"authors\".\"phone\"");
        assertThat(authors.comparableName(phone)).isEqualTo("\"authors\".\"phone_index\"");
        assertThat(authors.comparableName(name)).isEqualTo(authors.name(name));
    }

    @Test
    void indexesOfEncryptedColumnsAreWrittenBehindTheFields() {
        assertThat(authors.insert()).matches("INSERT INTO .*phone.*updated_at.*phone_index.*");
        assertThat(authors.update(List.of(phone, name))).matches("UPDATE .*phone\" = \\?.*name\" = \\?.*phone_index.*");
    }
}
