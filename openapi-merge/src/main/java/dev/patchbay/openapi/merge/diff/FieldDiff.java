package dev.patchbay.openapi.merge.diff;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.model.LinkedPointer;
import org.jspecify.annotations.Nullable;

/** Compares the value of a parameter or header and its serialization. */
final class FieldDiff {

    private final DiffContext context;
    private final Direction direction;

    FieldDiff(DiffContext context, Direction direction) {
        this.context = context;
        this.direction = direction;
    }

    void compare(Mapping old, Mapping now, LinkedPointer path) {
        String was = serialization(old);
        String is = serialization(now);
        if (!was.equals(is)) {
            String text = was + " -> " + is;
            context.changes().add(DiffRule.PARAMETER_SERIALIZATION_CHANGED, path, text, old, now);
        } else if (old.has("content")) {
            new ContentDiff(context, direction).compare(old, now, path);
        } else {
            context.schemas().compare(old.get("schema"), now.get("schema"), direction, path.then(" $"));
        }
        boolean wasDeprecated = old.isTrue("deprecated");
        boolean isDeprecated = now.isTrue("deprecated");
        if (wasDeprecated != isDeprecated) {
            DiffRule rule = isDeprecated ? DiffRule.DEPRECATED : DiffRule.DEPRECATION_LIFTED;
            String text = isDeprecated ? "deprecated" : "no longer deprecated";
            context.changes().add(rule, path, text, old, now);
        }
    }

    /** The serialization of the value, with the defaults of OpenAPI 3.1.1, section 4.8.12.2.2, filled in. */
    private static String serialization(Mapping field) {
        if (field.has("content")) {
            return "content";
        }
        String in = field.text("in");
        String style = field.text("style");
        if (style == null) {
            boolean isForm = "query".equals(in) || "cookie".equals(in);
            style = isForm ? "form" : "simple";
        }
        boolean explode = flag(field.get("explode"), style.equals("form"));
        boolean reserved = flag(field.get("allowReserved"), false);
        return "style " + style + (explode ? ", exploded" : "") + (reserved ? ", reserved characters kept" : "");
    }

    private static boolean flag(@Nullable Node node, boolean otherwise) {
        return (node instanceof Scalar scalar && scalar.type() == Scalar.Type.BOOLEAN) ? scalar.isTrue() : otherwise;
    }
}
