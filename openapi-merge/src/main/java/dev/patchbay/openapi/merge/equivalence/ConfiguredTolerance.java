package dev.patchbay.openapi.merge.equivalence;

import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.model.Kind;

/** A tolerance for differences that the configuration allows. */
public interface ConfiguredTolerance extends Tolerance {

    EqualityPolicy equality();

    @Override
    default boolean ignores(Kind kind, String key, Node value) {
        return equality().ignores(kind, key, value);
    }

    @Override
    default Node normal(Kind kind, String key, Node value) {
        return equality().normal(kind, key, value);
    }

    @Override
    default boolean comparesSecurity() {
        return equality().comparesSecurity();
    }

    @Override
    default boolean comparesServers() {
        return equality().comparesServers();
    }
}
