package dev.patchbay.domain.model;

/** The parameters of operations: single ones, and groups that come together. */
public enum ParameterGroup {
    /** The id in the path. */
    ID,
    /** Filters, order, page and representation of a list. */
    LIST,
    /** The representation of a single resource. */
    SINGLE,
    /** Filters and limit of a bulk change. */
    BULK,
    IF_MATCH,
    IF_NONE_MATCH,
    IDEMPOTENCY_KEY,
    LAST_EVENT_ID
}
