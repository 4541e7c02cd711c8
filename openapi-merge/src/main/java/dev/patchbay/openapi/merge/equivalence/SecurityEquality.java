package dev.patchbay.openapi.merge.equivalence;

import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Sequence;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.LinkedPointer;
import dev.patchbay.openapi.merge.model.References;
import dev.patchbay.openapi.merge.model.References.Located;
import java.util.List;

/** Compares the security that the roots of two documents require, whatever they call the schemes. */
public final class SecurityEquality {

    private final Resolver resolver;

    public SecurityEquality(References references) {
        resolver = new Resolver(references);
    }

    public boolean same(ApiDocument one, ApiDocument other) {
        Sequence a = requirements(one);
        Sequence b = requirements(other);
        return new SecurityComparison(resolver, resolver, new Tolerance() {})
                        .compare(LinkedPointer.from(""), new Located(one, a), a, new Located(other, b), b)
                == null;
    }

    private static Sequence requirements(ApiDocument document) {
        Sequence security = document.root().sequence("security");
        return security == null ? Sequence.of(document.root(), List.<Node>of()) : security;
    }
}
