package dev.patchbay.openapi.merge.diff;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.LinkedPointer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares the responses of an operation: by status, and within that headers and bodies. */
final class ResponsesDiff {

    private final DiffContext context;
    private final OperationPair pair;
    private final Direction direction;

    ResponsesDiff(DiffContext context, OperationPair pair) {
        this.context = context;
        this.pair = pair;
        this.direction = pair.sentBy().reversed();
    }

    void compare() {
        Map<String, Mapping> before = responses(context.before(), pair.before());
        Map<String, Mapping> after = responses(context.after(), pair.after());
        before.forEach((status, old) -> {
            Mapping now = covering(after, status);
            if (now == null) {
                note(removed(status), status, "status removed", old, null);
            } else {
                compareBoth(old, now, path(status));
            }
        });
        after.forEach((status, now) -> {
            Mapping old = covering(before, status);
            if (old == null) {
                note(added(status), status, "status added", null, now);
            } else if (!before.containsKey(status)) {
                compareBoth(old, now, path(status));
            }
        });
    }

    private static Map<String, Mapping> responses(DiffDocument document, Mapping operation) {
        Map<String, Mapping> responses = new LinkedHashMap<>();
        Mapping written = operation.mapping("responses");
        for (int i = 0; written != null && i < written.size(); i++) {
            Mapping response = document.follow(written.value(i), Kind.RESPONSE);
            if (response != null && !written.key(i).startsWith("x-")) {
                responses.put(written.key(i).toUpperCase(Locale.ROOT), response);
            }
        }
        return responses;
    }

    /** The response for a status: its own, else that of its class, else the default. */
    private static @Nullable Mapping covering(Map<String, Mapping> responses, String status) {
        Mapping exact = responses.get(status);
        if (exact != null || status.equals("DEFAULT")) {
            return exact;
        }
        Mapping range = responses.get(status.charAt(0) + "XX");
        return range == null ? responses.get("DEFAULT") : range;
    }

    private DiffRule removed(String status) {
        boolean harmless = direction == Direction.RESPONSE && !isSuccess(status);
        return harmless ? DiffRule.ERROR_STATUS_REMOVED : DiffRule.STATUS_REMOVED;
    }

    private DiffRule added(String status) {
        boolean harmless = direction == Direction.REQUEST || !isSuccess(status);
        return harmless ? DiffRule.STATUS_ADDED : DiffRule.SUCCESS_STATUS_ADDED;
    }

    /** True for anything but an error or the default. */
    private static boolean isSuccess(String status) {
        return status.startsWith("1") || status.startsWith("2") || status.startsWith("3");
    }

    private void compareBoth(Mapping old, Mapping now, LinkedPointer path) {
        new HeadersDiff(context, direction).compare(old, now, path);
        new ContentDiff(context, direction).compare(old, now, path);
    }

    private void note(DiffRule rule, String status, String text, @Nullable Mapping old, @Nullable Mapping now) {
        context.changes().add(rule, path(status), text, old, now);
    }

    private LinkedPointer path(String status) {
        return pair.path().then("response " + status.toLowerCase(Locale.ROOT));
    }
}
