package dev.patchbay.openapi.merge.equivalence;

import dev.patchbay.openapi.merge.config.ServiceConfig;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.References;
import java.util.List;

/** Documents that stand alone, and comparisons of two. */
final class TestDocuments {

    private TestDocuments() {}

    static ApiDocument of(Mapping root) {
        return new ApiDocument(0, ServiceConfig.everything("api"), "api.yaml", root);
    }

    static ApiDocument of(String yaml) {
        return of((Mapping) TreeEdits.yaml(yaml));
    }

    static Resolver resolver(ApiDocument document) {
        return new Resolver(new References(List.of(document)));
    }

    static Comparison comparison(ApiDocument left, ApiDocument right, Tolerance tolerance) {
        return new Comparison(resolver(left), resolver(right), tolerance);
    }
}
