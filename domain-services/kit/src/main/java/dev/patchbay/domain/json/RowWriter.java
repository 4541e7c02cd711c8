package dev.patchbay.domain.json;

import dev.patchbay.domain.model.ChildCollection;
import dev.patchbay.domain.model.Field;
import dev.patchbay.domain.model.Relation;
import dev.patchbay.domain.model.Resource;
import dev.patchbay.domain.model.ResourceModel;
import dev.patchbay.domain.model.Values;
import dev.patchbay.domain.operation.Expansion;
import dev.patchbay.domain.operation.View;
import dev.patchbay.domain.store.Row;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;
import tools.jackson.databind.json.JsonMapper;

/** Writes rows as JSON. Property names are encoded once, at start-up. */
public final class RowWriter {

    private final JsonMapper mapper = JsonMapper.builder().build();
    private final Map<String, SerializableString[]> names = new HashMap<>();
    private final Map<String, View> views = new HashMap<>();

    public RowWriter(ResourceModel model) {
        for (Resource resource : model.resources()) {
            names.put(
                    resource.name(),
                    resource.fields().stream()
                            .map(field -> new SerializedString(field.name()))
                            .toArray(SerializableString[]::new));
            views.put(resource.name(), View.whole(resource));
        }
    }

    /** Writes one object, in UTF-8. */
    public byte[] write(Row row, View view, Expansion expansion) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = mapper.createGenerator(bytes)) {
            write(json, row, view, expansion);
        }
        return bytes.toByteArray();
    }

    /** Writes an array of objects, in UTF-8. */
    public byte[] write(List<Row> rows, View view, Expansion expansion) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256 + 512 * rows.size());
        try (JsonGenerator json = mapper.createGenerator(bytes)) {
            json.writeStartArray();
            for (Row row : rows) {
                write(json, row, view, expansion);
            }
            json.writeEndArray();
        }
        return bytes.toByteArray();
    }

    private void write(JsonGenerator json, Row row, View view, Expansion expansion) {
        SerializableString[] own =
                Objects.requireNonNull(names.get(row.resource().name()));
        json.writeStartObject();
        for (Field field : view.fields()) {
            json.writeName(own[field.index()]);
            writeValue(json, row.get(field));
        }
        List<ChildCollection> childCollections = row.resource().childCollections();
        for (int index = 0; index < childCollections.size(); index++) {
            if (view.childCollections().contains(childCollections.get(index))) {
                json.writeName(childCollections.get(index).name());
                writeAll(json, row.children(index));
            }
        }
        for (Relation.ToOne relation : view.expand()) {
            json.writeName(relation.name());
            Optional<Row> target = expansion.of(relation, row);
            if (target.isPresent()) {
                write(json, target.get(), whole(target.get()), Expansion.NONE);
            } else {
                json.writeNull();
            }
        }
        json.writeEndObject();
    }

    private static void writeValue(JsonGenerator json, @Nullable Object value) {
        switch (value) {
            case null -> json.writeNull();
            case Integer number -> json.writeNumber(number.intValue());
            case Long number -> json.writeNumber(number.longValue());
            case Boolean truth -> json.writeBoolean(truth);
            default -> json.writeString(Values.format(value));
        }
    }

    private void writeAll(JsonGenerator json, List<Row> rows) {
        json.writeStartArray();
        for (Row row : rows) {
            write(json, row, whole(row), Expansion.NONE);
        }
        json.writeEndArray();
    }

    private View whole(Row row) {
        return Objects.requireNonNull(views.get(row.resource().name()));
    }
}
