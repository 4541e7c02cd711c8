package dev.patchbay.openapi.merge.diff;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.LinkedPointer;
import org.jspecify.annotations.Nullable;

/** Compares the request bodies of an operation. */
final class BodyDiff {

    private final DiffContext context;
    private final OperationPair pair;
    private final LinkedPointer path;

    BodyDiff(DiffContext context, OperationPair pair) {
        this.context = context;
        this.pair = pair;
        this.path = pair.path().then("request body");
    }

    void compare() {
        Mapping old = context.before().follow(pair.before().get("requestBody"), Kind.REQUEST_BODY);
        Mapping now = context.after().follow(pair.after().get("requestBody"), Kind.REQUEST_BODY);
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
        new ContentDiff(context, pair.sentBy()).compare(old, now, path);
    }

    private DiffRule becameRequired() {
        return pair.isEvent() ? DiffRule.OPTIONAL_BODY_ADDED : DiffRule.BODY_BECAME_REQUIRED;
    }

    private DiffRule becameOptional() {
        return pair.isEvent() ? DiffRule.SENT_BODY_BECAME_OPTIONAL : DiffRule.BODY_BECAME_OPTIONAL;
    }

    private static boolean isRequired(Mapping body) {
        return body.isTrue("required");
    }

    private void note(DiffRule rule, String text, @Nullable Mapping old, @Nullable Mapping now) {
        context.changes().add(rule, path, text, old, now);
    }
}
