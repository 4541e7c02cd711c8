package dev.patchbay.openapi.merge.equivalence;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import java.util.function.BinaryOperator;

/** The scopes of the flows of OAuth 2 schemes. */
public final class OAuthScopes {

    private OAuthScopes() {}

    /** Removes the scopes from flows that are to be compared. */
    public static Node without(Node flows) {
        return flows instanceof Mapping mapping
                ? mapFlows(mapping, mapping, (flow, same) -> flow.without("scopes"))
                : flows;
    }

    /** Adds the scopes of another scheme, equal but for these. */
    public static Node united(Node scheme, Node other) {
        if (!(scheme instanceof Mapping one) || !(other instanceof Mapping two)) {
            return scheme;
        }
        Mapping flows = one.mapping("flows");
        Mapping more = two.mapping("flows");
        return flows == null || more == null
                ? scheme
                : one.with("flows", mapFlows(flows, more, OAuthScopes::unitedFlow));
    }

    private static Mapping unitedFlow(Mapping flow, Mapping other) {
        Mapping scopes = flow.mapping("scopes");
        Mapping more = other.mapping("scopes");
        if (scopes == null || more == null) {
            return flow;
        }
        Mapping.Builder all = scopes.toBuilder();
        for (int i = 0; i < more.size(); i++) {
            if (!all.has(more.key(i))) {
                all.put(more.key(i), more.keyLocation(i), more.value(i));
            }
        }
        return flow.with("scopes", all.build());
    }

    private static Mapping mapFlows(Mapping flows, Mapping others, BinaryOperator<Mapping> change) {
        Mapping changed = flows;
        for (int i = 0; i < flows.size(); i++) {
            Mapping other = others.mapping(flows.key(i));
            if (flows.value(i) instanceof Mapping flow && other != null) {
                changed = changed.withValue(i, change.apply(flow, other));
            }
        }
        return changed;
    }
}
