package dev.patchbay.openapi.merge.plan;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.OperationEntry;
import dev.patchbay.openapi.merge.model.PathItem;
import dev.patchbay.openapi.merge.selection.Exposed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The operations of one path item of an input that go to one path of the result, and what they share. */
public final class Placement {

    private final ApiDocument document;
    private final String sourcePath;
    private final PathItem source;
    private final Map<String, String> renames;
    private final Map<String, Exposed> operations = new LinkedHashMap<>();
    private @Nullable Mapping item;
    private boolean mayRefer = true;

    /**
     * An empty placement.
     *
     * @param renames the new names of path parameters
     */
    Placement(ApiDocument document, String sourcePath, PathItem source, Map<String, String> renames) {
        this.document = document;
        this.sourcePath = sourcePath;
        this.source = source;
        this.renames = Map.copyOf(renames);
    }

    void add(Exposed exposed) {
        operations.put(exposed.operation().key(), exposed);
    }

    void remove(String key) {
        operations.remove(key);
    }

    /** Fixes what is in it, once it is known what stays. */
    void settle(ParameterRenaming renaming) {
        item = renames.isEmpty() ? selected() : renaming.rename(source.home(), selected(), renames);
    }

    private Mapping selected() {
        return isWhole() ? source.flat() : withoutOthers();
    }

    private Mapping withoutOthers() {
        Mapping flat = source.flat();
        Mapping.Builder kept = Mapping.builder(flat);
        for (int i = 0; i < flat.size(); i++) {
            String key = flat.key(i);
            if (key.equals("additionalOperations") && flat.value(i) instanceof Mapping more) {
                Mapping.Builder some = Mapping.builder(more);
                for (int j = 0; j < more.size(); j++) {
                    if (operations.containsKey(more.key(j))) {
                        some.put(more.key(j), more.keyLocation(j), more.value(j));
                    }
                }
                if (!some.isEmpty()) {
                    kept.put(key, flat.keyLocation(i), some.build());
                }
            } else if (!Kind.METHODS.contains(key) || operations.containsKey(key)) {
                kept.put(key, flat.keyLocation(i), flat.value(i));
            }
        }
        return kept.build();
    }

    private boolean isWhole() {
        List<String> all = new ArrayList<>();
        source.forEachOperation((key, operation) -> all.add(key));
        return operations.keySet().containsAll(all);
    }

    /** The document that exposes it. */
    public ApiDocument document() {
        return document;
    }

    /** The document that it is written in. */
    public ApiDocument home() {
        return source.home();
    }

    public String sourcePath() {
        return sourcePath;
    }

    /** The new names of path parameters. */
    public Map<String, String> renames() {
        return renames;
    }

    /** The path item with what goes to the result, references followed, path parameters renamed. */
    public Mapping item() {
        if (item == null) {
            throw new IllegalStateException("not settled");
        }
        return item;
    }

    /** The operationId of an operation before it gets its new name; null when it has none. */
    public @Nullable String operationId(String key) {
        Mapping more = item().mapping("additionalOperations");
        Mapping operation = Kind.METHODS.contains(key) || more == null ? item().mapping(key) : more.mapping(key);
        return operation == null ? null : operation.text("operationId");
    }

    /** Replaces the path item by one that says more of what it inherited. */
    void replaceItem(Mapping explicit) {
        item = explicit;
    }

    /** The path item as a reference to another one, when it is written so and all of it goes to the result unchanged; else null. */
    public @Nullable Mapping reference() {
        return source.isReference() && item == source.flat() && mayRefer ? source.written() : null;
    }

    /** Makes the placement say what a reference of its leads to, because that place is not in the result. */
    void spellOut() {
        mayRefer = false;
    }

    /** The path item that it is a part of, or all of. */
    PathItem source() {
        return source;
    }

    public List<Exposed> operations() {
        return List.copyOf(operations.values());
    }

    @Nullable
    Exposed operation(String key) {
        return operations.get(key);
    }

    /** {@code GET /customers}. */
    @Override
    public String toString() {
        return document + " "
                + operations.values().stream()
                        .map(Exposed::operation)
                        .map(OperationEntry::toString)
                        .toList();
    }
}
