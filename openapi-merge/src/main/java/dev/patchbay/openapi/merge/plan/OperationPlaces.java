package dev.patchbay.openapi.merge.plan;

import dev.patchbay.openapi.merge.document.Pointer;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.Kind;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where operations of the documents are in the result: those of paths, of webhooks, and those in components.
 *
 * @param names of components in the result; null for those that are not part of it
 */
record OperationPlaces(Layout layout, Webhooks webhooks, Function<Vertex, @Nullable String> names) {

    /** Where an operation, given by its pointer in its own document, is in the result; null when it is not part of it. */
    @Nullable
    Pointer of(ApiDocument document, Pointer pointer) {
        if (pointer.size() < 3) {
            return null;
        }
        return switch (pointer.token(0)) {
            case "paths" ->
                pointer.size() == Layout.depth(pointer)
                        ? layout.operation(document, Layout.source(pointer))
                        : layout.callback(document, pointer);
            case "webhooks" -> webhook(document, pointer);
            case "components" -> component(document, pointer);
            default -> null;
        };
    }

    private @Nullable Pointer webhook(ApiDocument document, Pointer pointer) {
        String name = webhooks.nameOf(document, pointer.token(1));
        return name == null ? null : Pointer.of("webhooks", name).then(pointer.from(2));
    }

    private @Nullable Pointer component(ApiDocument document, Pointer pointer) {
        Kind kind = Kind.ofSection(pointer.token(1));
        Vertex vertex = kind == null ? null : Vertices.component(document, pointer.token(1), pointer.token(2));
        String name = vertex == null ? null : names.apply(vertex);
        if (name != null) {
            return Pointer.of("components", pointer.token(1), name).then(pointer.from(3));
        }
        Pointer spelledOut = kind == Kind.PATH_ITEM && vertex != null ? spelledOut(vertex) : null;
        return spelledOut == null ? null : spelledOut.then(pointer.from(3));
    }

    /** The path or webhook that says what the path item of its reference said, because it says more now. */
    private @Nullable Pointer spelledOut(Vertex item) {
        for (String path : layout.paths()) {
            for (Placement placement : layout.at(path)) {
                if (placement.refersTo(item)) {
                    return Pointer.of("paths", path);
                }
            }
        }
        for (Map.Entry<String, WebhookPlacement> webhook : webhooks.all().entrySet()) {
            if (webhook.getValue().source().refersTo(item.node())) {
                return Pointer.of("webhooks", webhook.getKey());
            }
        }
        return null;
    }
}
