package dev.patchbay.composer.plans;

import java.util.List;
import java.util.Set;

/**
 * The conditions to call an operation, beyond a valid token.
 *
 * @param needsPlan whether the token's plan has to contain it
 * @param plans those that contain it, in the order of the file
 * @param scopes the alternatives of its security requirements, each a set that has to be granted as a whole; empty when
 *     it asks for none
 */
public record Permission(boolean needsPlan, List<String> plans, List<Set<String>> scopes) {

    /** The permission of a public operation. */
    public static final Permission OPEN = new Permission(false, List.of(), List.of());

    public Permission {
        plans = List.copyOf(plans);
        scopes = List.copyOf(scopes);
    }

    /** True if a valid token alone is not enough. */
    public boolean asksForMoreThanAToken() {
        return needsPlan || !scopes.isEmpty();
    }

    /** True if one of the alternatives is granted. */
    boolean isCoveredBy(Set<String> granted) {
        if (scopes.isEmpty()) {
            return true;
        }
        for (Set<String> alternative : scopes) {
            if (granted.containsAll(alternative)) {
                return true;
            }
        }
        return false;
    }
}
