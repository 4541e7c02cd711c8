package dev.patchbay.openapi.merge.equivalence;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Sequence;
import dev.patchbay.openapi.merge.model.ApiDocument;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An operation as it takes effect, with what it inherits from its path item and from the root of its document.
 *
 * @param document whose root it inherits from
 * @param home the document it is written in
 * @param security its own requirements, else the root's, else none
 * @param servers its own, else the path item's, else the root's; empty for the default
 * @param own its own parameters
 * @param shared the path item's parameters
 * @param rest everything else, with the path item's summary, description and extensions where it has none of its own
 */
public record EffectiveOperation(
        ApiDocument document,
        ApiDocument home,
        Sequence security,
        Sequence servers,
        Sequence own,
        Sequence shared,
        Mapping rest) {

    private static final Set<String> INHERITED = Set.of("parameters", "security", "servers");

    public static EffectiveOperation of(ApiDocument document, ApiDocument home, Mapping item, Mapping operation) {
        Mapping root = document.root();
        Mapping.Builder rest = Mapping.builder(operation);
        for (int i = 0; i < operation.size(); i++) {
            if (!INHERITED.contains(operation.key(i))) {
                rest.put(operation.key(i), operation.value(i));
            }
        }
        for (int i = 0; i < item.size(); i++) {
            String key = item.key(i);
            boolean inherited = key.equals("summary") || key.equals("description") || key.startsWith("x-");
            if (inherited && !rest.has(key)) {
                rest.put(key, item.value(i));
            }
        }
        return new EffectiveOperation(
                document,
                home,
                first(operation, "security", operation, root),
                effectiveServers(
                        operation, operation.sequence("servers"), item.sequence("servers"), root.sequence("servers")),
                first(operation, "parameters", operation),
                first(operation, "parameters", item),
                rest.build());
    }

    /**
     * An empty list of servers is as good as none, and none is {@code /} (OpenAPI 3.1.1, section 4.8.1, field servers).
     */
    public static Sequence effectiveServers(Mapping origin, @Nullable Sequence... candidates) {
        for (Sequence servers : candidates) {
            if (servers != null && servers.size() > 0) {
                return isRoot(servers) ? Sequence.of(origin, List.<Node>of()) : servers;
            }
        }
        return Sequence.of(origin, List.<Node>of());
    }

    private static boolean isRoot(Sequence servers) {
        return servers.size() == 1
                && servers.get(0) instanceof Mapping server
                && server.size() == 1
                && "/".equals(server.text("url"));
    }

    private static Sequence first(Node origin, String key, Mapping... holders) {
        for (Mapping holder : holders) {
            Sequence found = holder.sequence(key);
            if (found != null) {
                return found;
            }
        }
        return Sequence.of(origin, List.<Node>of());
    }
}
