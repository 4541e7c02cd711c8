package dev.patchbay.domain.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.blog.BlogModel;
import dev.patchbay.domain.model.Field;
import dev.patchbay.domain.query.Operator.Operand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OperatorTest {

    private static final Path REST_API = Path.of("../../docs/rest-api.md");
    private static final Pattern TABLE_ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\| ([^|]+) \\| [^|]+ \\|$");

    @ParameterizedTest
    @EnumSource
    void operatorIsFoundByItsName(Operator operator) {
        assertThat(Operator.of(operator.text())).contains(operator);
    }

    @Test
    void operatorNamesAreCaseSensitive() {
        assertThat(Operator.of("EQ")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void conditionHasOneParameterUnlessTheOperandIsATruth(Operator operator) {
        String sql = operator.sql("\"t\".\"c\"");

        assertThat(sql).contains("\"t\".\"c\"");
        assertThat(sql.chars().filter(character -> character == '?').count())
                .isEqualTo(operator.operand() == Operand.TRUTH ? 0 : 1);
    }

    @Test
    void patternsApplyToTextOnlyAndOrderToOrderedTypes() {
        assertThat(Operator.namesFor(BlogModel.field("title"))).contains("gt", "like", "ilike");
        assertThat(Operator.namesFor(BlogModel.field("counter"))).contains("gt").doesNotContain("like", "ilike");
        assertThat(Operator.namesFor(BlogModel.field("pinned"))).containsExactly("eq", "neq", "in", "nin", "isNull");
        assertThat(Operator.namesFor(BlogModel.field("mood"))).containsExactly("eq", "neq", "in", "nin", "isNull");
    }

    @Test
    void encryptedFieldTakesEqualityOnly() {
        Field phone = BlogModel.AUTHORS.field("phone").orElseThrow();

        assertThat(Operator.namesFor(phone)).containsExactly("eq", "neq", "in", "nin", "isNull");
    }

    @Test
    void descriptionNamesTheField() {
        assertThat(Operator.GT.description(BlogModel.field("counter"))).isEqualTo("counter is greater.");
    }

    @Test
    void documentationListsEveryOperatorAndTheFieldsThatItAppliesTo() throws IOException {
        List<MatchResult> rows =
                TABLE_ROW.matcher(Files.readString(REST_API)).results().toList();

        assertThat(rows)
                .extracting(row -> row.group(1) + ": " + row.group(2))
                .containsExactlyElementsOf(Arrays.stream(Operator.values())
                        .map(operator -> operator.text() + ": " + documentedFields(operator))
                        .toList());
    }

    private static String documentedFields(Operator operator) {
        if (operator.appliesTo(BlogModel.field("pinned"))) {
            return "all";
        }
        return operator.appliesTo(BlogModel.field("counter")) ? "ids, text, numbers, dates and times" : "text";
    }
}
