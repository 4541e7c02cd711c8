package dev.patchbay.composer.routing;

import java.util.SortedSet;
import java.util.TreeSet;

/** The result of looking up a method and a path in the route table. */
public sealed interface Lookup<T> {

    /**
     * The operation that owns the request.
     *
     * @param values the path's values for the matched template's parameters, in their order, in normal form
     */
    @SuppressWarnings("ArrayRecordComponent") // one is made per request; nobody compares or keeps them
    record Match<T>(T target, String[] values) implements Lookup<T> {}

    /** The path is known, the method is not: 405 with these methods in {@code Allow} (RFC 9110, 15.5.6). */
    record OtherMethods<T>(SortedSet<String> exposed) implements Lookup<T> {

        /** With the methods that are there of themselves: HEAD where GET is (RFC 9110, 9.3.2), and OPTIONS (9.3.7). */
        public SortedSet<String> allowed() {
            SortedSet<String> all = new TreeSet<>(exposed);
            if (all.contains("GET")) {
                all.add("HEAD");
            }
            all.add("OPTIONS");
            return all;
        }
    }

    /** Nothing is exposed at this path. */
    record Nothing<T>() implements Lookup<T> {}
}
