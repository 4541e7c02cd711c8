package dev.patchbay.domain.csv;

import dev.patchbay.domain.model.Field;
import dev.patchbay.domain.model.FieldType;
import dev.patchbay.domain.model.Relation;
import dev.patchbay.domain.model.ResourceModel;
import dev.patchbay.domain.model.Values;
import dev.patchbay.domain.operation.Expansion;
import dev.patchbay.domain.operation.View;
import dev.patchbay.domain.store.Row;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows as CSV (RFC 4180) with a header line. Null is an empty cell, an empty text is a pair of quotes. Children
 * of an aggregate are left out; an embedded target has columns of its own, {@code address.city}.
 *
 * <p>Text that a spreadsheet would take for a formula gets an apostrophe in front: such files are opened without a
 * thought, and the text comes from others.
 */
public final class CsvWriter {

    private static final String FORMULA = "=+-@\t\r";

    private final ResourceModel model;

    public CsvWriter(ResourceModel model) {
        this.model = model;
    }

    /** Writes the rows with the view's fields and relations, in UTF-8. */
    public byte[] write(List<Row> rows, View view, Expansion expansion) {
        StringBuilder text = new StringBuilder(256 + 128 * rows.size());
        List<String> names = new ArrayList<>();
        view.fields().forEach(field -> names.add(field.name()));
        for (Relation.ToOne relation : view.expand()) {
            target(relation).forEach(field -> names.add(relation.name() + "." + field.name()));
        }
        line(text, names);
        for (Row row : rows) {
            List<String> cells = new ArrayList<>(names.size());
            view.fields().forEach(field -> cells.add(cell(field, row.get(field))));
            for (Relation.ToOne relation : view.expand()) {
                Optional<Row> found = expansion.of(relation, row);
                target(relation)
                        .forEach(field -> cells.add(found.map(other -> cell(field, other.get(field)))
                                .orElse("")));
            }
            line(text, cells);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private List<Field> target(Relation.ToOne relation) {
        return model.get(relation.target()).visibleFields();
    }

    private static void line(StringBuilder text, List<String> cells) {
        text.append(String.join(",", cells)).append("\r\n");
    }

    private static String cell(Field field, @Nullable Object value) {
        if (value == null) {
            return "";
        }
        String text = Values.format(value);
        if (field.type() == FieldType.Scalar.TEXT && !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        boolean plain = !text.isEmpty() && text.chars().noneMatch(each -> ",\"\r\n".indexOf(each) >= 0);
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
