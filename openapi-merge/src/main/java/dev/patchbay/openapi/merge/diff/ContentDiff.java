package dev.patchbay.openapi.merge.diff;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.LinkedPointer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares the media types of a body, and the schema of each. */
final class ContentDiff {

    private final DiffContext context;
    private final Direction direction;

    ContentDiff(DiffContext context, Direction direction) {
        this.context = context;
        this.direction = direction;
    }

    /** Compares {@code content} of two objects. */
    void compare(Mapping beforeOwner, Mapping afterOwner, LinkedPointer path) {
        Map<String, Mapping> before = mediaTypes(context.before(), beforeOwner);
        Map<String, Mapping> after = mediaTypes(context.after(), afterOwner);
        before.forEach((name, old) -> {
            Mapping now = covering(after, name);
            if (now == null) {
                note(removed(), path, name, "media type removed", old, null);
            } else {
                compareBoth(old, now, path.then(" " + name));
            }
        });
        after.forEach((name, now) -> {
            Mapping old = covering(before, name);
            if (old == null) {
                note(added(), path, name, "media type added", null, now);
            } else if (!before.containsKey(name)) {
                compareBoth(old, now, path.then(" " + name));
            }
        });
    }

    private static Map<String, Mapping> mediaTypes(DiffDocument document, Mapping owner) {
        Map<String, Mapping> types = new LinkedHashMap<>();
        Mapping content = owner.mapping("content");
        for (int i = 0; content != null && i < content.size(); i++) {
            Mapping type = document.follow(content.value(i), Kind.MEDIA_TYPE);
            if (type != null) {
                types.put(content.key(i).toLowerCase(Locale.ROOT).replace(" ", ""), type);
            }
        }
        return types;
    }

    /** The entry for a media type: its own, or that of a range it is in. */
    private static @Nullable Mapping covering(Map<String, Mapping> types, String name) {
        Mapping exact = types.get(name);
        if (exact != null) {
            return exact;
        }
        int slash = name.indexOf('/');
        Mapping range = slash < 0 ? null : types.get(name.substring(0, slash) + "/*");
        return range == null ? types.get("*/*") : range;
    }

    private void compareBoth(Mapping old, Mapping now, LinkedPointer path) {
        SchemaDiff schemas = context.schemas();
        schemas.compare(old.get("schema"), now.get("schema"), direction, path.then(" $"));
        schemas.compare(old.get("itemSchema"), now.get("itemSchema"), direction, path.then(" $[]"));
        for (String key : new String[] {"encoding", "prefixEncoding", "itemEncoding"}) {
            if (!text(old.get(key)).equals(text(now.get(key)))) {
                context.changes().add(DiffRule.ENCODING_CHANGED, path, key + " changed", old, now);
            }
        }
    }

    private static String text(@Nullable Node node) {
        return node == null ? "{}" : CanonicalText.text(node);
    }

    private DiffRule removed() {
        return direction == Direction.REQUEST
                ? DiffRule.REQUEST_MEDIA_TYPE_REMOVED
                : DiffRule.RESPONSE_MEDIA_TYPE_REMOVED;
    }

    private DiffRule added() {
        return direction == Direction.REQUEST ? DiffRule.REQUEST_MEDIA_TYPE_ADDED : DiffRule.RESPONSE_MEDIA_TYPE_ADDED;
    }

    private void note(
            DiffRule rule, LinkedPointer path, String name, String text, @Nullable Mapping old, @Nullable Mapping now) {
        context.changes().add(rule, path.then(" " + name), text, old, now);
    }
}
