package dev.patchbay.runtime.rehearsal;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The steps of one application's rehearsal.
 *
 * @param arguments its command-line arguments
 * @param requests the requests to send when it is up; null for an application that runs to completion
 */
record RehearsalSteps(List<String> arguments, @Nullable Requests requests) {

    /**
     * The requests to send to a server.
     *
     * @param ready returns 200 as soon as it is up
     * @param api where it serves its API; null where there is none
     * @param document the path of its OpenAPI document
     * @param rounds how often each operation is called
     */
    record Requests(URI ready, @Nullable URI api, String document, int rounds) {}
}
