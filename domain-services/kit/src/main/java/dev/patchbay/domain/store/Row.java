package dev.patchbay.domain.store;

import dev.patchbay.domain.model.Field;
import dev.patchbay.domain.model.FieldRole;
import dev.patchbay.domain.model.Resource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of a resource with the rows of its children. Mutable, owned by the request that reads or builds it. */
public final class Row {

    private final Resource resource;
    private final @Nullable Object[] values;
    private final List<List<Row>> children;

    public Row(Resource resource) {
        this.resource = resource;
        this.values = new @Nullable Object[resource.fields().size()];
        this.children = new ArrayList<>(resource.childCollections().size());
        for (int index = 0; index < resource.childCollections().size(); index++) {
            children.add(new ArrayList<>(0));
        }
    }

    public Row copy() {
        Row copy = new Row(resource);
        System.arraycopy(values, 0, copy.values, 0, values.length);
        for (int index = 0; index < children.size(); index++) {
            copy.children.get(index).addAll(children.get(index));
        }
        return copy;
    }

    /** True if everything that a client or a rule can set is equal. */
    public boolean hasContentOf(Row other) {
        for (Field field : resource.fields()) {
            boolean content = switch (field.role()) {
                case ID, CLIENT, COMPUTED, SERVICE -> true;
                case VERSION, CREATED_AT, UPDATED_AT -> false;
            };
            if (content && !Objects.equals(get(field), other.get(field))) {
                return false;
            }
        }
        return true;
    }

    /** Makes this row the version after the former one, with its id and time of creation. */
    public void follow(Row former, Instant now) {
        set(resource.version(), former.version() + 1);
        for (Field field : resource.fields()) {
            if (field.role() == FieldRole.UPDATED_AT) {
                set(field, now);
            } else if (field.role() == FieldRole.CREATED_AT || field.role() == FieldRole.ID) {
                set(field, former.get(field));
            }
        }
    }

    public Resource resource() {
        return resource;
    }

    public @Nullable Object get(Field field) {
        return values[field.index()];
    }

    public void set(Field field, @Nullable Object value) {
        values[field.index()] = value;
    }

    public UUID id() {
        if (get(resource.id()) instanceof UUID id) {
            return id;
        }
        throw new IllegalStateException("a row of " + resource.name() + " has no id yet");
    }

    public long version() {
        return get(resource.version()) instanceof Long version ? version : 0;
    }

    /** The children in the collection of this index among those of the resource, as a mutable list. */
    public List<Row> children(int index) {
        return children.get(index);
    }
}
