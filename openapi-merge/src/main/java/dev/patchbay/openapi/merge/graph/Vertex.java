package dev.patchbay.openapi.merge.graph;

import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Pointer;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.report.MergeReport;
import dev.patchbay.openapi.merge.report.MergeReport.Decision;
import java.util.Set;

/**
 * A target of references: a component, or an object elsewhere that has to become one. Identified by document and
 * pointer.
 *
 * @param pointer to the object, in its document
 * @param kind of the object
 * @param node the object
 */
public record Vertex(ApiDocument document, Pointer pointer, Kind kind, Node node) {

    private static final Set<String> MEANINGLESS = Set.of(
            "schema",
            "schemas",
            "content",
            "responses",
            "requestBody",
            "parameters",
            "headers",
            "get",
            "put",
            "post",
            "patch",
            "delete",
            "paths",
            "default",
            "items",
            "properties",
            "definitions",
            "$defs");

    /** True if it is a component already. */
    public boolean isComponent() {
        return pointer.size() == 3 && pointer.token(0).equals("components");
    }

    /** Returns the section of {@code components} that it belongs to. */
    public String section() {
        return kind.section();
    }

    /** Returns its name, or a good one for it. */
    public String name() {
        if (isComponent()) {
            return pointer.token(2);
        }
        for (int i = pointer.size() - 1; i >= 0; i--) {
            String usable = pointer.token(i).replaceAll("[^a-zA-Z0-9._-]", "");
            boolean mediaType = pointer.token(i).indexOf('/') > 0;
            if (!usable.isEmpty() && !mediaType && !MEANINGLESS.contains(usable) && !usable.matches("[0-9]+")) {
                return usable;
            }
        }
        String file = document.location().replaceAll("^.*[/\\\\]", "").replaceAll("\\.[a-zA-Z]+$", "");
        String usable = file.replaceAll("[^a-zA-Z0-9._-]", "");
        return usable.isEmpty() ? kind.section() : usable;
    }

    /** Returns an entry of the report about it. */
    public MergeReport.Entry entry(Decision decision, String text) {
        return new MergeReport.Entry(decision, document.service(), pointer.toString(), text, node.location());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Vertex vertex && vertex.document.equals(document) && vertex.pointer.equals(pointer);
    }

    @Override
    public int hashCode() {
        return 31 * document.hashCode() + pointer.hashCode();
    }

    @Override
    public String toString() {
        return document + "#" + pointer;
    }
}
