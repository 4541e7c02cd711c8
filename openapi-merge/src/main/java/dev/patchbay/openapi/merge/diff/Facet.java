package dev.patchbay.openapi.merge.diff;

/**
 * Facet of a schema that can become narrower or wider, with the rule that a harmful change breaks in each direction.
 */
enum Facet {
    TYPE(DiffRule.REQUEST_TYPE_NARROWED, DiffRule.RESPONSE_TYPE_WIDENED),
    ENUM(DiffRule.REQUEST_ENUM_NARROWED, DiffRule.RESPONSE_ENUM_WIDENED),
    FORMAT(DiffRule.REQUEST_FORMAT_NARROWED, DiffRule.RESPONSE_FORMAT_WIDENED),
    BOUNDS(DiffRule.REQUEST_BOUNDS_NARROWED, DiffRule.RESPONSE_BOUNDS_WIDENED),
    PATTERN(DiffRule.REQUEST_PATTERN_ADDED, DiffRule.RESPONSE_PATTERN_REMOVED),
    REQUIRED(DiffRule.REQUEST_PROPERTY_REQUIRED, DiffRule.RESPONSE_PROPERTY_OPTIONAL),
    FURTHER_PROPERTIES(DiffRule.REQUEST_PROPERTIES_CLOSED, DiffRule.RESPONSE_PROPERTIES_OPENED),
    ALTERNATIVES(DiffRule.REQUEST_ALTERNATIVE_REMOVED, DiffRule.RESPONSE_ALTERNATIVE_ADDED);

    private final DiffRule requestNarrowed;
    private final DiffRule responseWidened;

    Facet(DiffRule requestNarrowed, DiffRule responseWidened) {
        this.requestNarrowed = requestNarrowed;
        this.responseWidened = responseWidened;
    }

    /** The rule for values that are not allowed any more. */
    DiffRule narrowed(Direction direction) {
        return switch (direction) {
            case REQUEST -> requestNarrowed;
            case RESPONSE -> DiffRule.RESPONSE_NARROWED;
            case EITHER -> DiffRule.CONSTRAINT_CHANGED;
        };
    }

    /** The rule for values that are allowed now. */
    DiffRule widened(Direction direction) {
        return switch (direction) {
            case REQUEST -> DiffRule.REQUEST_WIDENED;
            case RESPONSE -> responseWidened;
            case EITHER -> DiffRule.CONSTRAINT_CHANGED;
        };
    }
}
