package dev.patchbay.runtime.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableWordsTest {

    @ParameterizedTest
    @CsvSource({
        "line_items, line_item",
        "categories, category",
        "addresses, address",
        "statuses, status",
        "boxes, box",
        "batches, batch",
        "houses, house"
    })
    void pluralBecomesItsSingular(String plural, String singular) {
        assertThat(TableWords.singular(plural)).isEqualTo(singular);
        assertThat(TableWords.isPlural(plural)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"address", "status", "analysis", "staff"})
    void singularStaysAsItIs(String singular) {
        assertThat(TableWords.singular(singular)).isEqualTo(singular);
        assertThat(TableWords.isPlural(singular)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"category, categories", "day, days", "box, boxes", "branch, branches", "invoice, invoices"})
    void singularBecomesItsPlural(String singular, String plural) {
        assertThat(TableWords.plural(singular)).isEqualTo(plural);
    }

    @ParameterizedTest
    @CsvSource({"line_item, LineItem, line item", "tax, Tax, tax"})
    void columnIsSpelledAsClassAndAsText(String column, String type, String text) {
        assertThat(TableWords.pascal(column)).isEqualTo(type);
        assertThat(TableWords.snake(type)).isEqualTo(column);
        assertThat(TableWords.spoken(column)).isEqualTo(text);
    }
}
