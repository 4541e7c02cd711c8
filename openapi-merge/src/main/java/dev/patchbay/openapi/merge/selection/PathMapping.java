package dev.patchbay.openapi.merge.selection;

import dev.patchbay.openapi.merge.config.PathRewrite;
import dev.patchbay.openapi.merge.config.ServiceConfig;
import org.jspecify.annotations.Nullable;

/**
 * The mapping from a service's path to the platform's: base path, strip, prefix, exact renames, regular expressions, in
 * this order.
 */
final class PathMapping {

    private final ServiceConfig config;
    private final String basePath;

    /** Creates a mapping; the base path of the document's servers goes before all paths, and may be empty. */
    PathMapping(ServiceConfig config, String basePath) {
        this.config = config;
        this.basePath = basePath;
    }

    String platformPath(String path) {
        String result = prefixed(config.prefix(), stripped(prefixed(basePath, path)));
        result = config.renames().getOrDefault(result, result);
        for (PathRewrite rewrite : config.rewrites()) {
            result = rewrite.pattern().matcher(result).replaceAll(rewrite.replacement());
        }
        return result;
    }

    /** Returns the path of the request to the service itself. */
    String upstreamPath(String path) {
        return prefixed(basePath, path);
    }

    private String stripped(String path) {
        String strip = config.strip() == null ? "" : withoutSlash(config.strip());
        if (strip.isEmpty() || !path.startsWith(strip)) {
            return path;
        }
        String rest = path.substring(strip.length());
        if (rest.isEmpty()) {
            return "/";
        }
        return rest.startsWith("/") ? rest : path;
    }

    private static String prefixed(@Nullable String prefix, String path) {
        String start = prefix == null ? "" : withoutSlash(prefix);
        return start.isEmpty() || !path.equals("/") ? start + path : start;
    }

    private static String withoutSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
