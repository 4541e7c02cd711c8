package dev.patchbay.openapi.merge.diff;

import dev.patchbay.openapi.merge.document.Node;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Compares the properties of two schemas: which there are, which are required, which others are allowed. */
final class ObjectDiff {

    private final ObjectProperties before;
    private final ObjectProperties after;
    private final SchemaPair pair;
    private final SchemaChangeRecorder recorder;

    ObjectDiff(ObjectProperties before, ObjectProperties after, SchemaPair pair, SchemaChangeRecorder recorder) {
        this.before = before;
        this.after = after;
        this.pair = pair;
        this.recorder = recorder;
    }

    /** @param inner takes the schemas of properties that both have */
    void compare(Consumer<SchemaPair> inner) {
        Set<String> names = new LinkedHashSet<>(before.names());
        names.addAll(after.names());
        for (String name : names) {
            List<Node> old = before.property(name);
            List<Node> now = after.property(name);
            if (old != null && now != null) {
                required(name, old, now);
                inner.accept(pair.inner(old, now, "." + name));
            } else if (old != null) {
                removed(name, old);
            } else if (now != null) {
                added(name, now);
            } else {
                required(name, List.of(), List.of());
            }
        }
        furtherProperties(inner);
    }

    private void removed(String name, List<Node> old) {
        DiffRule rule = switch (recorder.direction()) {
            case REQUEST -> DiffRule.REQUEST_PROPERTY_REMOVED;
            case RESPONSE -> DiffRule.RESPONSE_PROPERTY_REMOVED;
            case EITHER -> DiffRule.CONSTRAINT_CHANGED;
        };
        note(rule, name, "property removed", old, List.of());
    }

    private void added(String name, List<Node> now) {
        boolean required = after.isRequired(name);
        boolean closed = before.schema().closed;
        DiffRule rule = switch (recorder.direction()) {
            case REQUEST -> required ? DiffRule.REQUEST_PROPERTY_REQUIRED : DiffRule.PROPERTY_ADDED;
            case RESPONSE -> closed ? DiffRule.RESPONSE_PROPERTIES_OPENED : DiffRule.PROPERTY_ADDED;
            case EITHER -> DiffRule.CONSTRAINT_CHANGED;
        };
        note(rule, name, required ? "required property added" : "property added", List.of(), now);
    }

    private void required(String name, List<Node> old, List<Node> now) {
        boolean was = before.isRequired(name);
        boolean is = after.isRequired(name);
        if (was != is) {
            Direction direction = recorder.direction();
            DiffRule rule = is ? Facet.REQUIRED.narrowed(direction) : Facet.REQUIRED.widened(direction);
            note(rule, name, is ? "became required" : "no longer required", old, now);
        }
    }

    private void furtherProperties(Consumer<SchemaPair> inner) {
        NormalizedSchema old = before.schema();
        NormalizedSchema now = after.schema();
        if (!old.closed && now.closed) {
            recorder.narrowed(Facet.FURTHER_PROPERTIES, "additional properties are refused");
        } else if (old.closed && !now.closed) {
            recorder.widened(Facet.FURTHER_PROPERTIES, "additional properties are allowed");
        } else if (!old.furtherProperties.isEmpty() || !now.furtherProperties.isEmpty()) {
            inner.accept(pair.inner(old.furtherProperties, now.furtherProperties, ".*"));
        }
    }

    private void note(DiffRule rule, String name, String text, List<Node> old, List<Node> now) {
        recorder.note(rule, "." + name, text, first(old), first(now));
    }

    private static @Nullable Node first(List<Node> nodes) {
        return nodes.isEmpty() ? null : nodes.get(0);
    }
}
