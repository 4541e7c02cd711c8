package dev.patchbay.domain.model;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table of the allow list, as the API offers it.
 *
 * @param name in paths and scopes: {@code line-items}
 * @param schemaName of one: {@code LineItem}
 * @param pluralName of many: {@code LineItems}
 * @param parent the resource whose child this one is: then it is written through the parent only
 */
public record Resource(
        String name,
        String schemaName,
        String pluralName,
        String table,
        Class<?> type,
        String description,
        List<Field> fields,
        List<ChildCollection> childCollections,
        List<Relation> relations,
        @Nullable String parent) {

    public Resource {
        fields = List.copyOf(fields);
        childCollections = List.copyOf(childCollections);
        relations = List.copyOf(relations);
    }

    /** Returns the field of this name; hidden fields are not found. */
    public Optional<Field> field(String name) {
        for (Field field : fields) {
            if (!field.hidden() && field.name().equals(name)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    /** The fields that the API shows, in the record's order. */
    public List<Field> visibleFields() {
        return fields.stream().filter(field -> !field.hidden()).toList();
    }

    public Field id() {
        return only(FieldRole.ID);
    }

    public Field version() {
        return only(FieldRole.VERSION);
    }

    private Field only(FieldRole role) {
        for (Field field : fields) {
            if (field.role() == role) {
                return field;
            }
        }
        throw new IllegalStateException(name + " has no " + role + " field, which ResourceModels should have rejected");
    }

    /** True if reading it takes the tenant's keys. */
    public boolean hasEncryptedFields() {
        return fields.stream().anyMatch(Field::encrypted);
    }

    /** True if clients may write it directly. */
    public boolean isWritable() {
        return parent == null;
    }

    /** One of them in a sentence: {@code line item}. */
    public String label() {
        return Names.words(schemaName);
    }

    /** Many of them in a sentence: {@code line items}. */
    public String pluralLabel() {
        return Names.words(pluralName);
    }

    public String path() {
        return "/" + name;
    }

    public String readScope() {
        return name + ":read";
    }

    public String writeScope() {
        return name + ":write";
    }
}
