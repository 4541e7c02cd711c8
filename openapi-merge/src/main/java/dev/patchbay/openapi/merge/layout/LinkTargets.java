package dev.patchbay.openapi.merge.layout;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Pointer;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.OperationIds;
import dev.patchbay.openapi.merge.model.PathItem;
import dev.patchbay.openapi.merge.model.PathTemplate;
import dev.patchbay.openapi.merge.model.References;
import dev.patchbay.openapi.merge.model.References.Located;
import dev.patchbay.openapi.merge.model.Target;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The operations that links of the documents lead to, by operationId or by operationRef. */
public final class LinkTargets {

    private final References references;
    private final Layout layout;
    private final Map<ApiDocument, OperationIds> operationIds = new HashMap<>();

    public LinkTargets(References references, Layout layout) {
        this.references = references;
        this.layout = layout;
    }

    /** Returns the operation that a link of the document leads to; null if it leads nowhere. */
    public @Nullable Target of(ApiDocument document, Mapping link) {
        String id = link.text("operationId");
        if (id != null) {
            Pointer pointer =
                    operationIds.computeIfAbsent(document, OperationIds::new).find(id);
            return pointer == null ? null : new Target(document, pointer, pointer.in(document.root()));
        }
        String reference = link.text("operationRef");
        return reference == null ? null : PathItem.operation(references, document, reference);
    }

    /** True if a link, or the reference to one, leads to an operation that is not part of the result. */
    public boolean isDead(ApiDocument document, Node link, OperationLocator operations) {
        Located located = references.follow(document, link, Kind.LINK);
        Target target =
                located != null && located.node() instanceof Mapping mapping ? of(located.document(), mapping) : null;
        return target != null && operations.find(target.document(), target.pointer()) == null;
    }

    /** Returns a text that is the same for links to the same operation of the result. */
    public String identity(ApiDocument document, Mapping link) {
        Target target = of(document, link);
        if (target == null) {
            return "nowhere " + text(link.get("operationId")) + " " + text(link.get("operationRef"));
        }
        OperationMove move = layout.move(target.document(), target.pointer());
        return move == null ? target.document().index() + "#" + target.pointer() : "#" + move.target();
    }

    /** Returns the key in the result under which a link passes a parameter. */
    public String parameter(ApiDocument document, Mapping link, String key) {
        Target target = of(document, link);
        OperationMove move = target == null ? null : layout.move(target.document(), target.pointer());
        return move == null ? key : PathTemplate.linkParameter(key, move.renames());
    }

    private static String text(@Nullable Node node) {
        return node instanceof Scalar scalar ? scalar.text() : "";
    }
}
