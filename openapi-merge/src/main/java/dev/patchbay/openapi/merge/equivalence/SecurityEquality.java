package dev.patchbay.openapi.merge.equivalence;

import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Sequence;
import dev.patchbay.openapi.merge.equivalence.Side.Place;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.References;
import java.util.List;

/** Whether the roots of two documents require the same security, whatever they call the schemes. */
public final class SecurityEquality {

    private final Side side;

    public SecurityEquality(References references) {
        side = new Side(references);
    }

    public boolean same(ApiDocument one, ApiDocument other) {
        Sequence a = requirements(one);
        Sequence b = requirements(other);
        return new SecurityComparison(side, side, new Tolerance() {})
                        .compare(Trail.START, new Place(one, a), a, new Place(other, b), b)
                == null;
    }

    private static Sequence requirements(ApiDocument document) {
        Sequence security = document.root().sequence("security");
        return security == null ? Sequence.of(document.root(), List.<Node>of()) : security;
    }
}
