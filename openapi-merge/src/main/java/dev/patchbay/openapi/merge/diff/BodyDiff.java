package dev.patchbay.openapi.merge.diff;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.model.Kind;
import org.jspecify.annotations.Nullable;

/** The request body of an operation. */
final class BodyDiff {

    private final DiffContext comparison;
    private final OperationPair pair;
    private final Place place;

    BodyDiff(DiffContext comparison, OperationPair pair) {
        this.comparison = comparison;
        this.pair = pair;
        this.place = pair.place().then("request body");
    }

    void compare() {
        Mapping old = comparison.before().follow(pair.before().get("requestBody"), Kind.REQUEST_BODY);
        Mapping now = comparison.after().follow(pair.after().get("requestBody"), Kind.REQUEST_BODY);
        if (old != null && now != null) {
            compareBoth(old, now);
        } else if (old != null) {
            note(DiffRule.BODY_REMOVED, "removed", old, null);
        } else if (now != null) {
            boolean matters = isRequired(now) && !pair.isEvent();
            DiffRule rule = matters ? DiffRule.REQUIRED_BODY_ADDED : DiffRule.OPTIONAL_BODY_ADDED;
            note(rule, isRequired(now) ? "required body added" : "optional body added", null, now);
        }
    }

    private void compareBoth(Mapping old, Mapping now) {
        if (isRequired(old) != isRequired(now)) {
            note(
                    isRequired(now) ? becameRequired() : becameOptional(),
                    isRequired(now) ? "became required" : "became optional",
                    old,
                    now);
        }
        new ContentDiff(comparison, pair.sentBy()).compare(old, now, place);
    }

    private DiffRule becameRequired() {
        return pair.isEvent() ? DiffRule.OPTIONAL_BODY_ADDED : DiffRule.BODY_BECAME_REQUIRED;
    }

    private DiffRule becameOptional() {
        return pair.isEvent() ? DiffRule.SENT_BODY_BECAME_OPTIONAL : DiffRule.BODY_BECAME_OPTIONAL;
    }

    private static boolean isRequired(Mapping body) {
        return OperationDiff.isTrue(body, "required");
    }

    private void note(DiffRule rule, String text, @Nullable Mapping old, @Nullable Mapping now) {
        comparison.findings().add(rule, place, text, old, now);
    }
}
