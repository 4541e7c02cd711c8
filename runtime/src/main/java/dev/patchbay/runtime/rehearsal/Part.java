package dev.patchbay.runtime.rehearsal;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one application is rehearsed.
 *
 * @param arguments what it is started with
 * @param role what is done with it when it is up; null for an application that does its work and ends by itself
 */
record Part(List<String> arguments, @Nullable Role role) {

    /**
     * What is done with an application that waits for requests.
     *
     * @param ready answers 200 as soon as it is up
     * @param api where it serves its API; null where there is none
     * @param document the path of the OpenAPI document that says what can be called
     * @param rounds how often
     */
    record Role(URI ready, @Nullable URI api, String document, int rounds) {}
}
