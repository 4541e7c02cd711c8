package dev.patchbay.openapi.merge.diff;

import dev.patchbay.openapi.merge.problem.SourceLocation;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One difference between two documents.
 *
 * @param rule what kind of change it is, and so what it means for clients
 * @param operation the operation it belongs to: {@code GET /customers/{id}}, {@code webhook newPet POST}
 * @param place where in the operation: {@code response 200 application/json $.address.city}; empty for the operation as
 * a whole
 * @param text what changed: {@code maxLength 100 -> 50}
 * @param before where it stands in the old document; null when it was added
 * @param after where it stands in the new document; null when it was removed
 */
public record Change(
        DiffRule rule,
        String operation,
        String place,
        String text,
        @Nullable SourceLocation before,
        @Nullable SourceLocation after) {

    public Compatibility compatibility() {
        return rule.compatibility();
    }

    /** The location to look at first: in the new document, or in the old one for what is gone. */
    public SourceLocation location() {
        if (after != null) {
            return after;
        }
        return before == null ? SourceLocation.of("document") : before;
    }

    /** {@code GET /customers: response 200 application/json $.name: removed: clients may rely on the property}. */
    public String describe() {
        String where = place.isEmpty() ? operation : operation + ": " + place;
        return where + ": " + text + ": " + rule.reason();
    }

    /** {@code new.yaml:7:9: PB-D66: breaking: } and {@link #describe()}. */
    @Override
    public String toString() {
        return location() + ": " + rule.id() + ": " + compatibility().name().toLowerCase(Locale.ROOT) + ": "
                + describe();
    }
}
