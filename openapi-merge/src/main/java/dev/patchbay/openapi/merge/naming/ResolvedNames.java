package dev.patchbay.openapi.merge.plan;

import dev.patchbay.openapi.merge.config.MergeConfig;
import dev.patchbay.openapi.merge.config.MergeConfig.Equality;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Pointer;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.equivalence.Documentation;
import dev.patchbay.openapi.merge.equivalence.Normal;
import dev.patchbay.openapi.merge.equivalence.Scopes;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.OperationIds;
import dev.patchbay.openapi.merge.model.References;
import dev.patchbay.openapi.merge.model.Target;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What names in a document stand for, so that equal text with unequal meaning is told apart. */
public final class Meaning {

    private final References references;
    private final Vertices vertices;
    private final Layout layout;
    private final TagNames tags;
    private final Equality equality;
    private final MergeConfig.Scopes scopes;
    private final Map<ApiDocument, OperationIds> operationIds = new HashMap<>();

    Meaning(References references, Vertices vertices, Layout layout, TagNames tags, MergeConfig config) {
        this.references = references;
        this.vertices = vertices;
        this.layout = layout;
        this.tags = tags;
        this.equality = config.equality();
        this.scopes = config.scopes();
    }

    References references() {
        return references;
    }

    Vertices vertices() {
        return vertices;
    }

    /** Whether the key does not count when components are compared. */
    boolean ignores(Kind kind, String key, Node value) {
        return (equality == Equality.IGNORE_DOCS && Documentation.is(kind, key))
                || (equality == Equality.SEMANTIC && Normal.isDefault(kind, key, value));
    }

    /** The value in the form in which components are compared. */
    Node normal(Kind kind, String key, Node value) {
        if (scopes == MergeConfig.Scopes.UNION && kind == Kind.SECURITY_SCHEME && key.equals("flows")) {
            return Scopes.without(value);
        }
        return equality == Equality.SEMANTIC ? Normal.of(kind, key, value) : value;
    }

    /** Whether a reference to this can go on pointing into an operation. */
    boolean staysInPlace(Vertex vertex) {
        return !vertex.isComponent() && layout.inside(vertex.document(), vertex.pointer()) != null;
    }

    /** What a tag of the document is called in the result. */
    String tag(ApiDocument document, String name) {
        return tags.nameOf(document, name);
    }

    /** The operation that a link of the document leads to; null when it leads nowhere. */
    public @Nullable Target linked(ApiDocument document, Mapping link) {
        String id = link.text("operationId");
        if (id != null) {
            Pointer pointer =
                    operationIds.computeIfAbsent(document, OperationIds::new).find(id);
            return pointer == null ? null : new Target(document, pointer, pointer.in(document.root()));
        }
        String reference = link.text("operationRef");
        return reference == null ? null : references.operation(document, reference);
    }

    /** A text that is the same for links to the same operation of the result. */
    String operation(ApiDocument document, Mapping link) {
        Target target = linked(document, link);
        if (target == null) {
            return "nowhere " + text(link.get("operationId")) + " " + text(link.get("operationRef"));
        }
        Layout.Move moved = layout.move(target.document(), target.pointer());
        return moved == null ? target.document().index() + "#" + target.pointer() : "#" + moved.target();
    }

    /** The key under which a link hands a value over, in the result. */
    String linkParameter(ApiDocument document, Mapping link, String key) {
        Target target = linked(document, link);
        Layout.Move moved = target == null ? null : layout.move(target.document(), target.pointer());
        return moved == null ? key : Plan.linkParameter(key, moved.renames());
    }

    private static String text(@Nullable Node node) {
        return node instanceof Scalar scalar ? scalar.text() : "";
    }
}
