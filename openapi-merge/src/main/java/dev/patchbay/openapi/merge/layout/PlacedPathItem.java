package dev.patchbay.openapi.merge.layout;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.PathItem;
import dev.patchbay.openapi.merge.selection.ExposedOperation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The operations of one path item of an input that go to one path of the result, and the fields that they share. */
public final class PlacedPathItem {

    private final ApiDocument document;
    private final String sourcePath;
    private final PathItem source;
    private final Map<String, String> renames;
    private final Map<String, ExposedOperation> operations;
    private final Mapping item;
    private final boolean reference;

    /**
     * Cuts the path item down to its exposed operations and renames its path parameters.
     *
     * @param renames the new names of path parameters
     * @param operations by their key in the path item
     */
    PlacedPathItem(
            ApiDocument document,
            String sourcePath,
            PathItem source,
            Map<String, String> renames,
            Map<String, ExposedOperation> operations,
            PathParameterRenaming renaming) {
        this.document = document;
        this.sourcePath = sourcePath;
        this.source = source;
        this.renames = Map.copyOf(renames);
        this.operations = new LinkedHashMap<>(operations);
        Mapping selected = isWhole() ? source.flat() : selected(source.flat(), operations);
        this.item = renames.isEmpty() ? selected : renaming.rename(source.home(), selected, renames);
        this.reference = source.isReference() && item == source.flat();
    }

    private PlacedPathItem(PlacedPathItem other) {
        this.document = other.document;
        this.sourcePath = other.sourcePath;
        this.source = other.source;
        this.renames = other.renames;
        this.operations = other.operations;
        this.item = other.item;
        this.reference = false;
    }

    private static Mapping selected(Mapping flat, Map<String, ExposedOperation> operations) {
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

    /** Returns the document that exposes it. */
    public ApiDocument document() {
        return document;
    }

    /** Returns the document that it is written in. */
    public ApiDocument home() {
        return source.home();
    }

    /** Returns the path in the document that exposes it. */
    public String sourcePath() {
        return sourcePath;
    }

    /** Returns the new names of path parameters. */
    public Map<String, String> renames() {
        return renames;
    }

    /** Returns the exposed part of the path item, references followed, path parameters renamed. */
    public Mapping item() {
        return item;
    }

    /**
     * The path item as a reference, if all of it goes to the result unchanged and it is to be written so; otherwise
     * null.
     */
    public @Nullable Mapping reference() {
        return reference ? source.written() : null;
    }

    /** Returns the same path item, to be written out even if its document has a reference here. */
    PlacedPathItem writtenOut() {
        return new PlacedPathItem(this);
    }

    /** Returns the path item that it is a part of, or all of. */
    PathItem source() {
        return source;
    }

    /** Returns the exposed operations, in the order in which they were placed. */
    public List<ExposedOperation> operations() {
        return List.copyOf(operations.values());
    }

    @Nullable
    ExposedOperation operation(String key) {
        return operations.get(key);
    }

    /** {@code customers [GET /customers]}. */
    @Override
    public String toString() {
        return document + " "
                + operations.values().stream().map(ExposedOperation::operation).toList();
    }
}
