package dev.patchbay.openapi.merge.equivalence;

import dev.patchbay.openapi.merge.document.Pointer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way from an operation to where a comparison is. Written out only when there is something to tell, since nearly all steps have
 * nothing to tell.
 */
record Trail(@Nullable Trail before, String token) {

    /** The operation itself. */
    static final Trail START = new Trail(null, "");

    Trail then(String next) {
        return new Trail(this, next);
    }

    @Override
    public String toString() {
        List<String> tokens = new ArrayList<>();
        for (Trail at = this; at.before != null; at = at.before) {
            tokens.add(0, at.token);
        }
        return new Pointer(tokens).toString();
    }
}
