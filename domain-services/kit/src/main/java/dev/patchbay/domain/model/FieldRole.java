package dev.patchbay.domain.model;

/** The role of a field: who sets it, and to what. */
public enum FieldRole {
    /** The client may choose it when it creates the resource; afterwards it stands. */
    ID,
    /** The client, at any time. */
    CLIENT,
    /** The service's rules; a client that names it has it checked. */
    COMPUTED,
    /** The service's rules alone. */
    SERVICE,
    /** The kit: counts the changes of the row and is its ETag. */
    VERSION,
    /** The kit, once. */
    CREATED_AT,
    /** The kit, with every change. */
    UPDATED_AT;

    /** True if a request body may name the field at all. */
    public boolean isTakenFromBody() {
        return this == ID || this == CLIENT || this == COMPUTED;
    }
}
