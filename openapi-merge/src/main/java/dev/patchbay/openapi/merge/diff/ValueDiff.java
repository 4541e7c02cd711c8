package dev.patchbay.openapi.merge.diff;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares what two schemas demand of a value by itself: its type, values, format, bounds and pattern. */
final class ValueDiff {

    /** Formats by what they admit: each admits all that the one before it does. */
    private static final Map<String, Integer> WIDTH = Map.of("int32", 1, "int64", 2, "float", 11, "double", 12);

    private final NormalizedSchema before;
    private final NormalizedSchema after;
    private final SchemaChangeRecorder recorder;

    ValueDiff(NormalizedSchema before, NormalizedSchema after, SchemaChangeRecorder recorder) {
        this.before = before;
        this.after = after;
        this.recorder = recorder;
    }

    void compare() {
        types();
        values();
        formats();
        bounds(before.lowerBounds, after.lowerBounds, true);
        bounds(before.upperBounds, after.upperBounds, false);
        multiples();
        unique();
        patterns();
    }

    private void types() {
        if (before.never != after.never) {
            String text = after.never ? "nothing is allowed any more" : "something is allowed now";
            narrowedOrWidened(Facet.TYPE, after.never, text);
        }
        if (before.nullAlternative != after.nullAlternative && before.types == null && after.types == null) {
            narrowedOrWidened(Facet.TYPE, before.nullAlternative, "type null " + word(after.nullAlternative));
        }
        if (before.types == null || after.types == null) {
            if (before.types != null || after.types != null) {
                String text = "type " + types(before.types) + " -> " + types(after.types);
                narrowedOrWidened(Facet.TYPE, before.types == null, text);
            }
            return;
        }
        String text = "type " + types(before.types) + " -> " + types(after.types);
        boolean lost = !after.types.containsAll(before.types);
        boolean won = !before.types.containsAll(after.types);
        if (lost && won) {
            recorder.replaced(Facet.TYPE, text);
        } else if (lost || won) {
            narrowedOrWidened(Facet.TYPE, lost, text);
        }
    }

    private static String types(@Nullable Set<String> types) {
        if (types == null) {
            return "any";
        }
        Set<String> shown = new TreeSet<>(types);
        if (shown.contains("number")) {
            shown.remove("integer");
        }
        return shown.isEmpty() ? "none" : String.join("|", shown);
    }

    private void values() {
        if (before.values == null && after.values == null) {
            return;
        }
        if (before.values == null) {
            recorder.narrowed(Facet.ENUM, "enum " + after.values + " added");
            return;
        }
        if (after.values == null) {
            recorder.widened(Facet.ENUM, "enum " + before.values + " removed");
            return;
        }
        Set<String> removed = minus(before.values, after.values);
        Set<String> added = minus(after.values, before.values);
        if (!removed.isEmpty()) {
            recorder.narrowed(Facet.ENUM, "enum values " + removed + " removed");
        }
        if (!added.isEmpty()) {
            recorder.widened(Facet.ENUM, "enum values " + added + " added");
        }
    }

    private void formats() {
        if (before.formats.equals(after.formats)) {
            return;
        }
        String text = "format " + list(before.formats) + " -> " + list(after.formats);
        int old = width(before.formats);
        int now = width(after.formats);
        boolean related = old > 0 && now > 0 && old / 10 == now / 10;
        if (before.formats.isEmpty() || after.formats.isEmpty()) {
            narrowedOrWidened(Facet.FORMAT, before.formats.isEmpty(), text);
        } else if (related) {
            narrowedOrWidened(Facet.FORMAT, now < old, text);
        } else {
            recorder.replaced(Facet.FORMAT, text);
        }
    }

    private static int width(Set<String> formats) {
        return formats.size() == 1 ? WIDTH.getOrDefault(formats.iterator().next(), 0) : 0;
    }

    private void bounds(Map<String, Bound> old, Map<String, Bound> now, boolean lower) {
        Set<String> keys = new TreeSet<>(old.keySet());
        keys.addAll(now.keySet());
        for (String key : keys) {
            Bound was = effective(key, old.get(key));
            Bound is = effective(key, now.get(key));
            int stricter = strictness(was, is, lower);
            if (stricter != 0) {
                String text = key + " " + (was == null ? "none" : was) + " -> " + (is == null ? "none" : is);
                narrowedOrWidened(Facet.BOUNDS, stricter > 0, text);
            }
        }
    }

    /** Drops a length or count of at least zero, which is no constraint. */
    private static @Nullable Bound effective(String key, @Nullable Bound bound) {
        boolean isCount = !key.equals("minimum") && !key.equals("maximum") && key.startsWith("min");
        return bound != null && isCount && bound.value().signum() <= 0 ? null : bound;
    }

    private static int strictness(@Nullable Bound was, @Nullable Bound is, boolean lower) {
        if (was == null || is == null) {
            return Boolean.compare(is != null, was != null);
        }
        return lower ? is.compareAsLower(was) : is.compareAsUpper(was);
    }

    private void multiples() {
        if (before.multiples.equals(after.multiples)) {
            return;
        }
        String text = "multipleOf " + list(before.multiples) + " -> " + list(after.multiples);
        if (divides(before.multiples, after.multiples)) {
            recorder.narrowed(Facet.BOUNDS, text);
        } else if (divides(after.multiples, before.multiples)) {
            recorder.widened(Facet.BOUNDS, text);
        } else {
            recorder.replaced(Facet.BOUNDS, text);
        }
    }

    /** True if every multiple of the second is one of the first. */
    private static boolean divides(Set<String> one, Set<String> other) {
        if (one.isEmpty()) {
            return true;
        }
        if (one.size() != 1 || other.size() != 1) {
            return false;
        }
        BigDecimal divisor = number(one.iterator().next());
        BigDecimal multiple = number(other.iterator().next());
        return divisor != null
                && multiple != null
                && divisor.signum() > 0
                && Math.abs((long) multiple.scale() - divisor.scale()) < 400
                && multiple.remainder(divisor).signum() == 0;
    }

    private static @Nullable BigDecimal number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException notNumber) {
            return null;
        }
    }

    private void unique() {
        if (before.uniqueItems != after.uniqueItems) {
            narrowedOrWidened(Facet.BOUNDS, after.uniqueItems, "uniqueItems" + word(after.uniqueItems));
        }
    }

    private void patterns() {
        Set<String> removed = minus(before.patterns, after.patterns);
        Set<String> added = minus(after.patterns, before.patterns);
        if (!removed.isEmpty() && !added.isEmpty()) {
            recorder.note(DiffRule.PATTERN_CHANGED, "pattern " + list(removed) + " -> " + list(added));
        } else if (!added.isEmpty()) {
            recorder.narrowed(Facet.PATTERN, "pattern " + list(added) + " added");
        } else if (!removed.isEmpty()) {
            recorder.widened(Facet.PATTERN, "pattern " + list(removed) + " removed");
        }
    }

    private void narrowedOrWidened(Facet facet, boolean narrowed, String text) {
        if (narrowed) {
            recorder.narrowed(facet, text);
        } else {
            recorder.widened(facet, text);
        }
    }

    private static Set<String> minus(Set<String> some, Set<String> others) {
        Set<String> rest = new LinkedHashSet<>(some);
        rest.removeAll(others);
        return rest;
    }

    private static String word(boolean added) {
        return added ? " added" : " removed";
    }

    private static String list(Set<String> texts) {
        return texts.isEmpty() ? "none" : String.join(", ", texts);
    }
}
