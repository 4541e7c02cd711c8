package dev.patchbay.domain.operation;

import dev.patchbay.domain.model.ChildCollection;
import dev.patchbay.domain.model.Field;
import dev.patchbay.domain.model.FieldRole;
import dev.patchbay.domain.model.Resource;
import dev.patchbay.domain.model.ResourceModel;
import dev.patchbay.domain.model.ValueException;
import dev.patchbay.domain.store.Row;
import dev.patchbay.problems.Suggestions;
import dev.patchbay.problems.Violation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Reads bodies into rows and collects their violations, each with its JSON pointer. */
public final class BodyReader {

    private final ResourceModel model;

    public BodyReader(ResourceModel model) {
        this.model = model;
    }

    /** Reads a new row: a field that the body does not name gets its default, or is a violation if it has none. */
    public Row readNew(Resource resource, JsonNode body, String pointer, List<Violation> violations) {
        return read(resource, body, pointer, violations, Set.of());
    }

    /**
     * Applies a JSON merge patch to the row (RFC 7396): null clears, what is absent stays. Computed fields that the
     * patch does not name become null, so that the rules compute them again; an array of children replaces the
     * children.
     */
    public void patch(Row row, JsonNode body, String pointer, List<Violation> violations) {
        Resource resource = row.resource();
        for (Field field : resource.fields()) {
            if (field.role() == FieldRole.COMPUTED) {
                row.set(field, null);
            }
        }
        if (!isObject(body, pointer, violations)) {
            return;
        }
        for (Map.Entry<String, JsonNode> property : body.properties()) {
            String path = child(pointer, property.getKey());
            Optional<Field> field = resource.field(property.getKey());
            if (field.isPresent() && field.get().role() == FieldRole.ID) {
                violations.add(Violation.inBody(path, "is read-only; leave it out"));
            } else if (!clearsChildren(row, property.getKey(), property.getValue())) {
                take(row, property.getKey(), property.getValue(), path, violations, Set.of());
            }
        }
    }

    private static boolean clearsChildren(Row row, String name, JsonNode value) {
        List<ChildCollection> childCollections = row.resource().childCollections();
        for (int index = 0; index < childCollections.size() && value.isNull(); index++) {
            if (childCollections.get(index).name().equals(name)) {
                row.children(index).clear();
                return true;
            }
        }
        return false;
    }

    private Row read(
            Resource resource, JsonNode body, String pointer, List<Violation> violations, Set<Field> setByParent) {
        Row row = new Row(resource);
        if (!isObject(body, pointer, violations)) {
            return row;
        }
        for (Map.Entry<String, JsonNode> property : body.properties()) {
            take(
                    row,
                    property.getKey(),
                    property.getValue(),
                    child(pointer, property.getKey()),
                    violations,
                    setByParent);
        }
        for (Field field : resource.fields()) {
            if (!body.has(field.name()) || field.hidden()) {
                if (field.defaultValue() != null) {
                    row.set(field, field.defaultValue());
                } else if (field.isRequired() && !setByParent.contains(field)) {
                    violations.add(Violation.inBody(child(pointer, field.name()), "is required"));
                }
            }
        }
        return row;
    }

    private void take(
            Row row, String name, JsonNode value, String pointer, List<Violation> violations, Set<Field> setByParent) {
        Resource resource = row.resource();
        Optional<Field> field = resource.field(name);
        if (field.isPresent()) {
            if (!field.get().isInput() || setByParent.contains(field.get())) {
                violations.add(Violation.inBody(pointer, "is read-only; leave it out"));
            } else {
                set(row, field.get(), value, pointer, violations);
            }
            return;
        }
        for (int index = 0; index < resource.childCollections().size(); index++) {
            if (resource.childCollections().get(index).name().equals(name)) {
                takeChildren(row, index, value, pointer, violations);
                return;
            }
        }
        violations.add(Violation.inBody(
                pointer,
                "is no property of " + resource.schemaName() + Suggestions.didYouMeanOrAll(name, names(resource))));
    }

    private static void set(Row row, Field field, JsonNode value, String pointer, List<Violation> violations) {
        if (value.isNull()) {
            if (field.nullable()) {
                row.set(field, null);
            } else {
                violations.add(Violation.inBody(pointer, "must not be null"));
            }
            return;
        }
        try {
            row.set(field, BodyValues.read(field.type(), value));
        } catch (ValueException | BodyValues.WrongJsonType e) {
            violations.add(Violation.inBody(pointer, String.valueOf(e.getMessage())));
        }
    }

    private void takeChildren(Row row, int index, JsonNode value, String pointer, List<Violation> violations) {
        ChildCollection collection = row.resource().childCollections().get(index);
        row.children(index).clear();
        if (!value.isArray()) {
            violations.add(Violation.inBody(pointer, "must be an array"));
            return;
        }
        Resource target = model.get(collection.target());
        Field position = collection.position();
        Set<Field> setByParent = position == null ? Set.of(collection.back()) : Set.of(collection.back(), position);
        int offset = 0;
        for (JsonNode element : value.values()) {
            Row child = read(target, element, pointer + "/" + offset, violations, setByParent);
            if (position != null) {
                child.set(position, offset + 1);
            }
            row.children(index).add(child);
            offset++;
        }
    }

    private static boolean isObject(JsonNode body, String pointer, List<Violation> violations) {
        if (!body.isObject()) {
            violations.add(Violation.inBody(pointer, "must be an object"));
        }
        return body.isObject();
    }

    private static List<String> names(Resource resource) {
        return Stream.concat(
                        resource.fields().stream().filter(Field::isInput).map(Field::name),
                        resource.childCollections().stream().map(ChildCollection::name))
                .toList();
    }

    private static String child(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
