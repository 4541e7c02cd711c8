package dev.patchbay.composer.platform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.patchbay.composer.plans.Permissions;
import dev.patchbay.composer.plans.Principal;
import dev.patchbay.openapi.merge.MergedApi;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import dev.patchbay.openapi.merge.report.RouteEntry;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The document of each set of operations that some token may call. It is made, and verified like every merge, when it
 * is first asked for; plans and scopes that come to the same operations share one.
 */
public final class TokenDocuments {

    private static final int MOST = 100;

    private final MergedApi api;
    private final Renditions complete;
    private final Permissions permissions;
    private final Cache<BitSet, Renditions> made =
            Caffeine.newBuilder().maximumSize(MOST).build();

    TokenDocuments(MergedApi api, Renditions complete, Permissions permissions) {
        this.api = api;
        this.complete = complete;
        this.permissions = permissions;
    }

    /** The document when it is at hand; null when {@link #make} has to make it. */
    public @Nullable Renditions known(Principal principal) {
        BitSet allowed = allowed(principal);
        return allowed.cardinality() == api.routes().size() ? complete : made.getIfPresent(allowed);
    }

    /** Makes the document, which may take as long as a merge. */
    public Renditions make(Principal principal) throws InvalidInputException {
        BitSet allowed = allowed(principal);
        Set<RouteEntry> routes = new HashSet<>();
        allowed.stream().forEach(i -> routes.add(api.routes().get(i)));
        Renditions renditions = Renditions.of(api.restrictedTo(routes::contains));
        made.put(allowed, renditions);
        return renditions;
    }

    private BitSet allowed(Principal principal) {
        BitSet allowed = new BitSet();
        for (int i = 0; i < api.routes().size(); i++) {
            allowed.set(i, principal.may(permissions.all().get(i)));
        }
        return allowed;
    }
}
