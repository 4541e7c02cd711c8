package dev.patchbay.domain.problem;

/** One thing that is wrong, and where: an entry of a problem's {@code errors}. */
public sealed interface Violation {

    /** What is wrong and what was expected, without the sender's value. */
    String detail();

    /** A place in the body. {@code pointer} is a JSON pointer (RFC 6901); the empty one is the whole body. */
    record InBody(String pointer, String detail) implements Violation {}

    /** A query or path parameter, by its name. */
    record InParameter(String parameter, String detail) implements Violation {}

    /** A request header, by its name. */
    record InHeader(String header, String detail) implements Violation {}
}
