package dev.patchbay.openapi.merge.diff;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Scalar;
import org.jspecify.annotations.Nullable;

/** What a parameter or header holds, and how it is written. */
final class FieldDiff {

    private final DiffContext comparison;
    private final Direction direction;

    FieldDiff(DiffContext comparison, Direction direction) {
        this.comparison = comparison;
        this.direction = direction;
    }

    void compare(Mapping old, Mapping now, Place place) {
        String was = serialization(old);
        String is = serialization(now);
        if (!was.equals(is)) {
            String text = was + " -> " + is;
            comparison.findings().add(DiffRule.PARAMETER_SERIALIZATION_CHANGED, place, text, old, now);
        } else if (old.has("content")) {
            new ContentDiff(comparison, direction).compare(old, now, place);
        } else {
            comparison.schemas().compare(old.get("schema"), now.get("schema"), direction, place.then(" $"));
        }
        boolean wasDeprecated = OperationDiff.isTrue(old, "deprecated");
        boolean isDeprecated = OperationDiff.isTrue(now, "deprecated");
        if (wasDeprecated != isDeprecated) {
            DiffRule rule = isDeprecated ? DiffRule.DEPRECATED : DiffRule.DEPRECATION_LIFTED;
            String text = isDeprecated ? "deprecated" : "no longer deprecated";
            comparison.findings().add(rule, place, text, old, now);
        }
    }

    /** How the value is written, with the defaults of OpenAPI 3.1.1, section 4.8.12.2.2, filled in. */
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
        boolean isSet = node instanceof Scalar scalar && scalar.type() == Scalar.Type.BOOLEAN;
        return isSet ? isTrue(node) : otherwise;
    }

    private static boolean isTrue(@Nullable Node node) {
        return node instanceof Scalar scalar && scalar.isTrue();
    }
}
