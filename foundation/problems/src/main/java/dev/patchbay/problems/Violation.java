package dev.patchbay.problems;

/**
 * One thing that is wrong with a request or a response, and where: an entry of a problem's {@code errors}.
 *
 * @param location what {@code name} is
 * @param name a JSON pointer into the body (RFC 6901; empty for the whole body), or the name of a parameter or of a
 *     header field
 * @param detail what is wrong and what was expected, without the sender's value
 */
public record Violation(Location location, String name, String detail) {

    /** A way to say where something is wrong. */
    public enum Location {
        POINTER("pointer"),
        PARAMETER("parameter"),
        HEADER("header");

        private final String member;

        Location(String member) {
            this.member = member;
        }

        /** The JSON member that holds the name. */
        public String member() {
            return member;
        }
    }

    public static Violation inBody(String pointer, String detail) {
        return new Violation(Location.POINTER, pointer, detail);
    }

    public static Violation inParameter(String parameter, String detail) {
        return new Violation(Location.PARAMETER, parameter, detail);
    }

    public static Violation inHeader(String header, String detail) {
        return new Violation(Location.HEADER, header, detail);
    }
}
