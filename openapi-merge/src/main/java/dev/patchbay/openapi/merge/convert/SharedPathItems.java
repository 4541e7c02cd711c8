package dev.patchbay.openapi.merge.convert;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.Operations;
import dev.patchbay.openapi.merge.model.PathItem;
import dev.patchbay.openapi.merge.model.References;
import dev.patchbay.openapi.merge.model.Rewriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes out shared path items: OpenAPI 3.0 has none among the components (3.0.4, section 4.7.7), where a merge puts
 * those that callbacks refer to and that have no path any more.
 */
final class SharedPathItems extends Rewriter {

    private static final String SHARED = "#/components/pathItems/";

    /** Path items in callbacks of path items: each is some levels of the tree. */
    private static final int MOST_NESTED = 16;

    private final ApiDocument result;
    private final References references;
    private final Missing missing;
    private final Deque<String> open = new ArrayDeque<>();
    private final Set<String> written = new HashSet<>();

    private SharedPathItems(Mapping tree, Missing missing) {
        this.result = ApiDocument.ofResult(tree);
        this.references = new References(List.of(result));
        this.missing = missing;
    }

    /** The document without shared path items. */
    static Mapping writtenOut(Mapping tree, Missing missing) {
        Mapping components = tree.mapping("components");
        if (components == null || !components.has("pathItems")) {
            return tree;
        }
        Mapping rest = components.without("pathItems");
        Mapping without = rest.isEmpty() ? tree.without("components") : tree.with("components", rest);
        return new SharedPathItems(tree, missing).object(without, Kind.OPENAPI);
    }

    @Override
    protected Mapping leave(Mapping original, Mapping changed, Kind kind) {
        String reference = kind == Kind.LINK ? changed.text("operationRef") : References.reference(changed, kind);
        if (reference == null || !reference.startsWith(SHARED)) {
            return changed;
        }
        Mapping item = kind == Kind.PATH_ITEM
                ? PathItem.of(result, changed, references).flat()
                : null;
        String construct = construct(item, reference);
        if (item == null || construct != null) {
            missing.add(changed.location(), construct == null ? "reference into a shared path item" : construct);
            return changed;
        }
        open.push(reference);
        Mapping whole = object(item, Kind.PATH_ITEM);
        open.pop();
        return whole;
    }

    /** Names what of a reference to a path item cannot be written out; null if all of it can. */
    private @Nullable String construct(@Nullable Mapping item, String reference) {
        if (open.contains(reference)) {
            return "callback that leads back to its own path item";
        }
        if (open.size() == MOST_NESTED) {
            return "path items that lead to one another more than " + MOST_NESTED + " times";
        }
        boolean named = item != null && Operations.anyMatch(item, operation -> operation.has("operationId"));
        return named && !written.add(reference) ? "path item with an operationId that several places refer to" : null;
    }
}
