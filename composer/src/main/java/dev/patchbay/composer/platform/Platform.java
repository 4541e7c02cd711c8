package dev.patchbay.composer.platform;

import dev.patchbay.composer.config.ComposerConfig;
import dev.patchbay.composer.plans.Permissions;
import dev.patchbay.composer.routing.RouteTrie;
import dev.patchbay.composer.specs.Spec;
import dev.patchbay.openapi.merge.MergedApi;
import java.util.List;
import java.util.Map;

/**
 * Everything that a request needs to know, in one immutable value. A request that has begun keeps the platform it
 * found.
 *
 * @param config what it was built from
 * @param api the merged document and its routes
 * @param document the whole of it
 * @param documents the parts of it that tokens may see
 * @param routes exactly the operations of the document
 * @param locations from the services' addresses back to the platform's
 * @param permissions what callers need for each of them, in the order of the document
 * @param services in the order of the configuration
 * @param specs the documents that are in it, by service
 */
public record Platform(
        ComposerConfig config,
        MergedApi api,
        Renditions document,
        TokenDocuments documents,
        RouteTrie<RouteTarget> routes,
        LocationMap locations,
        Permissions permissions,
        List<ServiceState> services,
        Map<String, Spec> specs) {

    public Platform {
        services = List.copyOf(services);
        specs = Map.copyOf(specs);
    }

    /** The whole document as JSON. */
    public Rendition json() {
        return document.json();
    }
}
