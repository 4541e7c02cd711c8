package dev.patchbay.bench;

import java.util.List;

/**
 * One kind of load.
 *
 * @param connections kept open, one request at a time on each
 * @param body of the answer: {@code small} is 100 bytes, {@code large} 10 KB
 */
record Shape(int connections, String body) {

    static final String SMALL = "small";
    static final String LARGE = "large";

    static final List<Shape> ALL =
            List.of(new Shape(32, SMALL), new Shape(256, SMALL), new Shape(32, LARGE), new Shape(256, LARGE));

    /** As the command line and the results name it, such as {@code 32-small}. */
    String key() {
        return connections + "-" + body;
    }

    @Override
    public String toString() {
        return connections + " connections, " + (body.equals(SMALL) ? "100-byte" : "10-KB") + " bodies";
    }
}
