package dev.patchbay.openapi.merge.diff;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.LinkedPointer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares the headers of a response. */
final class HeadersDiff {

    private final DiffContext context;
    private final Direction direction;

    HeadersDiff(DiffContext context, Direction direction) {
        this.context = context;
        this.direction = direction;
    }

    void compare(Mapping beforeResponse, Mapping afterResponse, LinkedPointer path) {
        Map<String, Mapping> before = headers(context.before(), beforeResponse);
        Map<String, Mapping> after = headers(context.after(), afterResponse);
        before.forEach((name, old) -> {
            Mapping now = after.get(name);
            if (now == null) {
                note(DiffRule.HEADER_REMOVED, path, name, "removed", old, null);
            } else {
                compareRequired(name, old, now, path);
                new FieldDiff(context, direction).compare(old, now, path.then(" header " + name));
            }
        });
        after.forEach((name, now) -> {
            if (!before.containsKey(name)) {
                boolean matters = direction == Direction.REQUEST && isRequired(now);
                DiffRule rule = matters ? DiffRule.HEADER_BECAME_REQUIRED : DiffRule.HEADER_ADDED;
                note(rule, path, name, "added", null, now);
            }
        });
    }

    private void compareRequired(String name, Mapping old, Mapping now, LinkedPointer path) {
        if (isRequired(old) && !isRequired(now) && direction == Direction.RESPONSE) {
            note(DiffRule.HEADER_BECAME_OPTIONAL, path, name, "became optional", old, now);
        } else if (!isRequired(old) && isRequired(now) && direction == Direction.REQUEST) {
            note(DiffRule.HEADER_BECAME_REQUIRED, path, name, "became required", old, now);
        }
    }

    /** Names in lower case; {@code Content-Type} is given by the media types (OpenAPI 3.1.1, section 4.8.17). */
    private static Map<String, Mapping> headers(DiffDocument document, Mapping response) {
        Map<String, Mapping> headers = new LinkedHashMap<>();
        Mapping written = response.mapping("headers");
        for (int i = 0; written != null && i < written.size(); i++) {
            String name = written.key(i).toLowerCase(Locale.ROOT);
            Mapping header = document.follow(written.value(i), Kind.HEADER);
            if (header != null && !name.equals("content-type")) {
                headers.put(name, header);
            }
        }
        return headers;
    }

    private static boolean isRequired(Mapping header) {
        return header.isTrue("required");
    }

    private void note(
            DiffRule rule, LinkedPointer path, String name, String text, @Nullable Mapping old, @Nullable Mapping now) {
        context.changes().add(rule, path.then(" header " + name), text, old, now);
    }
}
