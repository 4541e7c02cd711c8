package dev.patchbay.openapi.merge.diff;

import dev.patchbay.openapi.merge.document.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Constraints of a schema in one spelling: {@code $ref} and {@code allOf} taken in, {@code nullable} a type, {@code
 * const} an enumeration of one, boolean {@code exclusiveMinimum} a limit. What is inside of it stays as the nodes that
 * say it, one or, where several parts of an {@code allOf} speak of the same thing, more. Filled by {@link
 * SchemaReader}, then only read.
 */
final class NormalizedSchema {

    /** JSON's types, {@code number} meaning numbers with a fraction; null when every type is allowed. */
    @Nullable
    Set<String> types;

    /** Canonical texts; null when every value is allowed. */
    @Nullable
    Set<String> values;

    /** True if null is allowed beside what the {@link #alternatives} allow. */
    boolean nullAlternative;

    /** True if nothing is allowed. */
    boolean never;

    final Set<String> formats = new TreeSet<>();
    final Set<String> patterns = new TreeSet<>();

    /** {@code minimum}, {@code minLength}, ... */
    final Map<String, Bound> lowerBounds = new TreeMap<>();

    /** {@code maximum}, {@code maxLength}, ... */
    final Map<String, Bound> upperBounds = new TreeMap<>();

    final Set<String> multiples = new TreeSet<>();
    boolean uniqueItems;

    final Map<String, List<Node>> properties = new LinkedHashMap<>();
    final Set<String> required = new LinkedHashSet<>();

    /** True if properties that are not listed are refused. */
    boolean closed;

    final List<Node> furtherProperties = new ArrayList<>();
    final List<Node> items = new ArrayList<>();
    final List<Alternatives> alternatives = new ArrayList<>();

    /** Schemas that constrain in the same direction: {@code patternProperties /x-/}. */
    final Map<String, List<Node>> parts = new TreeMap<>();

    /** Schemas under which narrower and wider lose their meaning: {@code not}, {@code if}. */
    final Map<String, List<Node>> conditions = new TreeMap<>();

    /** All other constraints, as canonical text. */
    final Map<String, Set<String>> others = new TreeMap<>();

    /** Values of the discriminator by its property's name. */
    final Map<String, Set<String>> discriminators = new TreeMap<>();

    @Nullable
    String defaultValue;

    boolean deprecated;
    boolean readOnly;
    boolean writeOnly;

    /** True if the schema is nothing but a choice of alternatives. */
    boolean isOnlyAlternatives() {
        return alternatives.size() == 1 && types == null && isOpen();
    }

    /** True if there is no constraint beyond types and alternatives. */
    private boolean isOpen() {
        return values == null
                && !never
                && formats.isEmpty()
                && patterns.isEmpty()
                && lowerBounds.isEmpty()
                && upperBounds.isEmpty()
                && multiples.isEmpty()
                && properties.isEmpty()
                && required.isEmpty()
                && !closed
                && furtherProperties.isEmpty()
                && items.isEmpty()
                && parts.isEmpty()
                && conditions.isEmpty()
                && others.isEmpty();
    }

    /** True if data of this property travels in the direction at all. */
    boolean travels(Direction direction) {
        return switch (direction) {
            case REQUEST -> !readOnly;
            case RESPONSE -> !writeOnly;
            case EITHER -> true;
        };
    }
}
