package dev.patchbay.openapi.merge.naming;

import dev.patchbay.openapi.merge.config.MergeConfig;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.equivalence.EqualityPolicy;
import dev.patchbay.openapi.merge.graph.ComponentGraph;
import dev.patchbay.openapi.merge.layout.Layout;
import dev.patchbay.openapi.merge.layout.LinkTargets;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.References;

/**
 * The resolution of the names that a document uses, by which equal text with different targets is told apart.
 *
 * @param graph resolves references, security schemes and discriminators
 * @param links resolves links
 * @param tags resolves tags
 * @param equality the configured idea of equality
 */
public record ResolvedNames(
        References references,
        ComponentGraph graph,
        Layout layout,
        LinkTargets links,
        TagNames tags,
        EqualityPolicy equality) {

    public ResolvedNames(
            References references,
            ComponentGraph graph,
            Layout layout,
            LinkTargets links,
            TagNames tags,
            MergeConfig config) {
        this(references, graph, layout, links, tags, new EqualityPolicy(config));
    }

    /** True if the key does not count when components are compared. */
    boolean ignores(Kind kind, String key, Node value) {
        return equality.ignores(kind, key, value);
    }

    /** Returns the value in the form in which components are compared. */
    Node normal(Kind kind, String key, Node value) {
        return equality.normal(kind, key, value);
    }
}
