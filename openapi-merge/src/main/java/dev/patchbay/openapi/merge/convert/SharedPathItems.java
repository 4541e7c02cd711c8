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
 * OpenAPI 3.0 has no path items among the components (3.0.4, section 4.7.7), where a merge puts those that callbacks refer to and that
 * have no path any more. Who refers to one says all of it.
 */
final class SharedPathItems extends Rewriter {

    private static final String SHARED = "#/components/pathItems/";

    private final ApiDocument result;
    private final References references;
    private final Missing missing;
    private final Deque<String> open = new ArrayDeque<>();
    private final Set<String> said = new HashSet<>();

    private SharedPathItems(Mapping tree, Missing missing) {
        this.result = ApiDocument.ofResult(tree);
        this.references = new References(List.of(result));
        this.missing = missing;
    }

    /** The document without shared path items. */
    static Mapping spelledOut(Mapping tree, Missing missing) {
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
            missing.tell(changed.location(), construct == null ? "reference into a shared path item" : construct);
            return changed;
        }
        open.push(reference);
        Mapping spelled = object(item, Kind.PATH_ITEM);
        open.pop();
        return spelled;
    }

    /** What of a reference to a path item cannot be spelled out. */
    private @Nullable String construct(@Nullable Mapping item, String reference) {
        if (open.contains(reference)) {
            return "callback that leads back to its own path item";
        }
        boolean[] named = {false};
        if (item != null) {
            Operations.forEach(item, (key, operation) -> named[0] |= operation.has("operationId"));
        }
        return named[0] && !said.add(reference) ? "path item with an operationId that several places refer to" : null;
    }
}
