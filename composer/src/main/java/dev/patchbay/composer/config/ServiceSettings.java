package dev.patchbay.composer.config;

import dev.patchbay.openapi.merge.config.ServiceConfig;
import dev.patchbay.openapi.merge.problem.SourceLocation;
import java.net.URI;
import java.util.List;

/**
 * A service as composer.yml describes it.
 *
 * @param name unique
 * @param location of its key in the file
 * @param urls where it listens, one or several alike: http or https, a path that all its operations begin with is
 *     allowed and is the same in all of them
 * @param spec its OpenAPI document: an http, https or file URI
 * @param calls how it is called
 * @param operations the exceptions from that, the first that matches
 * @param validation what of it is checked
 * @param access who may call it
 * @param exposure what of it is exposed, and where
 */
public record ServiceSettings(
        String name,
        SourceLocation location,
        List<URI> urls,
        URI spec,
        CallSettings calls,
        List<OperationSettings> operations,
        Validation validation,
        Access access,
        ServiceConfig exposure) {

    public ServiceSettings {
        urls = List.copyOf(urls);
        operations = List.copyOf(operations);
    }

    /** The first of the URLs. */
    public URI url() {
        return urls.getFirst();
    }

    /** The path of the URLs without a slash at its end; empty for none. */
    public String basePath() {
        return basePath(url());
    }

    /** Returns the addresses of its spec: one below each URL if it is below the first of them. */
    public List<URI> specs() {
        String base = withoutSlash(url());
        String text = spec.toString();
        if (urls.size() == 1 || !text.startsWith(base + "/")) {
            return List.of(spec);
        }
        return urls.stream()
                .map(url -> URI.create(withoutSlash(url) + text.substring(base.length())))
                .toList();
    }

    private static String withoutSlash(URI url) {
        String text = url.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    static String basePath(URI url) {
        String path = url.getRawPath();
        if (path == null) {
            return "";
        }
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
