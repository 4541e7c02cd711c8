package dev.patchbay.openapi.merge.diff;

/** Direction of the data that a schema describes: it tells if narrowing or widening breaks the client. */
enum Direction {
    /** The client sends it: whatever was accepted has to stay accepted. */
    REQUEST,
    /** The client gets it: nothing may come that could not come before. */
    RESPONSE,
    /** Inside of a negation or a condition, where narrower and wider lose their meaning. */
    EITHER;

    /** The way back. */
    Direction reversed() {
        return switch (this) {
            case REQUEST -> RESPONSE;
            case RESPONSE -> REQUEST;
            case EITHER -> EITHER;
        };
    }
}
