package dev.patchbay.domain.model;

/** The kinds of operations that a resource may have. */
public sealed interface OperationKind {

    /** The operations on the resource itself. */
    enum Direct implements OperationKind {
        LIST,
        /** One resource, or an array of them, all or none. */
        CREATE,
        PATCH_MATCHING,
        DELETE_MATCHING,
        GET,
        REPLACE,
        PATCH,
        DELETE,
        /** The stream of changes. */
        EVENTS
    }

    /** The target of a reference. */
    record Follow(Relation.ToOne relation) implements OperationKind {}

    /** A list of the resources that refer to one. */
    record Children(Relation.ToMany relation) implements OperationKind {}
}
