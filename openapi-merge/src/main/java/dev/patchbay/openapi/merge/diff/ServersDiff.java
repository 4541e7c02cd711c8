package dev.patchbay.openapi.merge.diff;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Sequence;
import dev.patchbay.openapi.merge.model.LinkedPointer;
import java.util.LinkedHashMap;
import java.util.Map;

/** Compares the servers of an operation: its own, its path item's or the document's. */
final class ServersDiff {

    private final DiffContext context;
    private final OperationPair pair;

    ServersDiff(DiffContext context, OperationPair pair) {
        this.context = context;
        this.pair = pair;
    }

    void compare() {
        Map<String, Mapping> before = servers(context.before(), pair.beforeItem(), pair.before());
        Map<String, Mapping> after = servers(context.after(), pair.afterItem(), pair.after());
        before.forEach((url, old) -> {
            if (!after.containsKey(url)) {
                context.changes().add(DiffRule.SERVER_REMOVED, path(), url + " removed", old, null);
            }
        });
        after.forEach((url, now) -> {
            if (!before.containsKey(url)) {
                context.changes().add(DiffRule.SERVER_ADDED, path(), url + " added", null, now);
            }
        });
    }

    /** The path of a change: what all operations inherit is reported once. */
    private LinkedPointer path() {
        boolean own = pair.before().has("servers")
                || pair.after().has("servers")
                || pair.beforeItem().has("servers")
                || pair.afterItem().has("servers");
        return (own ? pair.path() : LinkedPointer.from("document")).then("servers");
    }

    private static Map<String, Mapping> servers(DiffDocument document, Mapping item, Mapping operation) {
        Map<String, Mapping> servers = new LinkedHashMap<>();
        Node list = OperationPair.inherited("servers", operation, item, document.root());
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
            servers.put("/", document.root());
        }
        return servers;
    }
}
