package dev.patchbay.composer.platform;

import dev.patchbay.composer.config.ServiceSettings;
import dev.patchbay.composer.routing.Lookup;
import dev.patchbay.composer.routing.PathRewrite;
import dev.patchbay.composer.routing.PathText;
import dev.patchbay.composer.routing.RouteTrie;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Leads references that a service gives to its own operations, in {@code Location} and {@code Link}, back to where the
 * platform exposes them. A reference to something of a service that is not exposed has no place on the platform and
 * would show an internal address: there is no answer for it.
 */
public final class LocationMap {

    private static final String ANY = "*";

    private final Map<String, Back> services;
    private final Map<String, Back> authorities;

    private LocationMap(Map<String, Back> services, Map<String, Back> authorities) {
        this.services = services;
        this.authorities = authorities;
    }

    private record Back(String authority, String basePath, RouteTrie<PathRewrite> paths) {}

    static LocationMap of(List<ExposedRoute> routes, List<ServiceSettings> all) {
        Map<String, RouteTrie.Builder<PathRewrite>> builders = new HashMap<>();
        all.forEach(service -> builders.put(service.name(), new RouteTrie.Builder<>()));
        // A created resource is best shown where it can be read, so the reading operations come first.
        routes.stream()
                .sorted(Comparator.comparing(route -> !route.entry().method().equals("GET")))
                .forEach(route -> java.util.Objects.requireNonNull(
                                builders.get(route.service().name()))
                        .addIfAbsent(ANY, route.upstream(), PathRewrite.between(route.upstream(), "", route.path())));
        Map<String, Back> services = new HashMap<>();
        Map<String, Back> authorities = new HashMap<>();
        for (ServiceSettings service : all) {
            Back back = new Back(
                    authority(service.url()),
                    service.basePath(),
                    java.util.Objects.requireNonNull(builders.get(service.name()))
                            .build());
            services.put(service.name(), back);
            service.urls().forEach(url -> authorities.putIfAbsent(authority(url), back));
        }
        return new LocationMap(Map.copyOf(services), Map.copyOf(authorities));
    }

    /**
     * The reference as callers of the platform may use it: a path for what is exposed, the reference itself for other
     * hosts, null for what has no path on the platform.
     *
     * @param requestPath the path that the service was asked for, which relative references are relative to
     * @param callerHost the platform as the caller names it; a service that reads X-Forwarded-Host names itself so
     */
    public @Nullable String toPlatform(String service, String requestPath, String callerHost, String reference) {
        if (reference.isEmpty() || reference.startsWith("?") || reference.startsWith("#")) {
            return reference; // the same resource, whatever its path is on this side
        }

        URI uri;
        try {
            uri = new URI(reference);
        } catch (URISyntaxException e) {
            return null;
        }
        if (uri.isOpaque()) {
            return reference;
        }
        Back back = services.get(service);
        if (uri.getRawAuthority() != null) {
            boolean own = back != null && back.authority().equals(authority(uri));
            if (!own && !uri.getRawAuthority().equalsIgnoreCase(callerHost)) {
                back = authorities.get(authority(uri));
            }
            if (back == null) {
                return reference;
            }
        } else if (!reference.startsWith("/")) {
            uri = URI.create(requestPath).resolve(uri);
        }
        return back == null ? null : path(back, uri);
    }

    private static @Nullable String path(Back back, URI uri) {
        String raw = uri.getRawPath();
        if (raw == null || !raw.startsWith(back.basePath())) {
            return null;
        }
        String path = PathText.normal(raw.substring(back.basePath().length()));
        if (path == null
                || !(back.paths().lookup(ANY, path) instanceof Lookup.Match<PathRewrite>(var rewrite, var values))) {
            return null;
        }
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String fragment = uri.getRawFragment() == null ? "" : "#" + uri.getRawFragment();
        return rewrite.apply(path, values) + query + fragment;
    }

    private static String authority(URI uri) {
        int port = uri.getPort() >= 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? 443 : 80;
        return (uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT)) + ":" + port;
    }
}
