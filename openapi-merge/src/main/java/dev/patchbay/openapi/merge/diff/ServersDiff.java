package dev.patchbay.openapi.merge.diff;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Sequence;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where an operation is served: by its own servers, its path item's or the document's. */
final class ServersDiff {

    private final DiffContext comparison;
    private final OperationPair pair;

    ServersDiff(DiffContext comparison, OperationPair pair) {
        this.comparison = comparison;
        this.pair = pair;
    }

    void compare() {
        Map<String, Mapping> before = servers(comparison.before(), pair.beforeItem(), pair.before());
        Map<String, Mapping> after = servers(comparison.after(), pair.afterItem(), pair.after());
        before.forEach((url, old) -> {
            if (!after.containsKey(url)) {
                comparison.findings().add(DiffRule.SERVER_REMOVED, place(), url + " removed", old, null);
            }
        });
        after.forEach((url, now) -> {
            if (!before.containsKey(url)) {
                comparison.findings().add(DiffRule.SERVER_ADDED, place(), url + " added", null, now);
            }
        });
    }

    /** What all operations inherit is told once. */
    private Place place() {
        boolean own = pair.before().has("servers")
                || pair.after().has("servers")
                || pair.beforeItem().has("servers")
                || pair.afterItem().has("servers");
        return (own ? pair.place() : Place.operation("document")).then("servers");
    }

    private static Map<String, Mapping> servers(DiffDocument side, Mapping item, Mapping operation) {
        Map<String, Mapping> servers = new LinkedHashMap<>();
        @Nullable Node list = OperationPair.inherited("servers", operation, item, side.root());
        if (list instanceof Sequence sequence) {
            for (Node node : sequence.items()) {
                if (node instanceof Mapping server) {
                    String url = String.valueOf(server.text("url"));
                    servers.put(
                            url.length() > 1 && url.endsWith("/") ? url.substring(0, url.length() - 1) : url, server);
                }
            }
        }
        // OpenAPI 3.1.1, section 4.8.1: without servers, the document's own host serves.
        if (servers.isEmpty()) {
            servers.put("/", side.root());
        }
        return servers;
    }
}
