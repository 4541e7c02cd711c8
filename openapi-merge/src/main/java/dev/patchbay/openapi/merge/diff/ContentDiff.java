package dev.patchbay.openapi.merge.diff;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.model.Kind;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The media types of a body, and what each holds. */
final class ContentDiff {

    private final DiffContext comparison;
    private final Direction direction;

    ContentDiff(DiffContext comparison, Direction direction) {
        this.comparison = comparison;
        this.direction = direction;
    }

    /** Compares {@code content} of two objects. */
    void compare(Mapping beforeOwner, Mapping afterOwner, Place place) {
        Map<String, Mapping> before = mediaTypes(comparison.before(), beforeOwner);
        Map<String, Mapping> after = mediaTypes(comparison.after(), afterOwner);
        before.forEach((name, old) -> {
            Mapping now = covering(after, name);
            if (now == null) {
                note(removed(), place, name, "media type removed", old, null);
            } else {
                compareBoth(old, now, place.then(" " + name));
            }
        });
        after.forEach((name, now) -> {
            Mapping old = covering(before, name);
            if (old == null) {
                note(added(), place, name, "media type added", null, now);
            } else if (!before.containsKey(name)) {
                compareBoth(old, now, place.then(" " + name));
            }
        });
    }

    private static Map<String, Mapping> mediaTypes(DiffDocument side, Mapping owner) {
        Map<String, Mapping> types = new LinkedHashMap<>();
        Mapping content = owner.mapping("content");
        for (int i = 0; content != null && i < content.size(); i++) {
            Mapping type = side.follow(content.value(i), Kind.MEDIA_TYPE);
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

    private void compareBoth(Mapping old, Mapping now, Place place) {
        SchemaDiff schemas = comparison.schemas();
        schemas.compare(old.get("schema"), now.get("schema"), direction, place.then(" $"));
        schemas.compare(old.get("itemSchema"), now.get("itemSchema"), direction, place.then(" $[]"));
        for (String key : new String[] {"encoding", "prefixEncoding", "itemEncoding"}) {
            if (!text(old.get(key)).equals(text(now.get(key)))) {
                comparison.findings().add(DiffRule.ENCODING_CHANGED, place, key + " changed", old, now);
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
            DiffRule rule, Place place, String name, String text, @Nullable Mapping old, @Nullable Mapping now) {
        comparison.findings().add(rule, place.then(" " + name), text, old, now);
    }
}
