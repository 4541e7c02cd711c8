package dev.patchbay.domain.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.domain.store.DatabaseFault.Kind;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataIntegrityViolationException;

class DatabaseFaultTest {

    @ParameterizedTest
    @CsvSource({
        "23505, UNIQUE",
        "23503, FOREIGN_KEY",
        "23001, FOREIGN_KEY",
        "23514, CHECK",
        "23502, NOT_NULL",
        "22001, BAD_VALUE",
        "40001, CONFLICT",
        "40P01, CONFLICT",
        "55P03, CONFLICT",
        "57014, TIMEOUT",
        "57P01, UNAVAILABLE",
        "53300, UNAVAILABLE",
        "08006, UNAVAILABLE",
        "42601, OTHER"
    })
    void sqlStateDecidesTheKind(String state, Kind kind) {
        assertThat(DatabaseFault.of(new SQLException("text", state)).kind()).isEqualTo(kind);
    }

    @Test
    void faultIsFoundBehindSpringAndBehindABatch() {
        BatchUpdateException batch = new BatchUpdateException("batch", "23502", new int[0]);
        batch.setNextException(new SQLException("first", "23505"));

        assertThat(DatabaseFault.of(new DataIntegrityViolationException("wrapped", batch))
                        .kind())
                .isEqualTo(Kind.UNIQUE);
    }

    @Test
    void failureWithoutSqlStateIsOther() {
        assertThat(DatabaseFault.of(new IllegalStateException(new SQLException("none")))
                        .kind())
                .isEqualTo(Kind.OTHER);
    }
}
