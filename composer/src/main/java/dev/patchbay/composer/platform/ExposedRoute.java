package dev.patchbay.composer.platform;

import dev.patchbay.composer.config.CallSettings;
import dev.patchbay.composer.config.ServiceSettings;
import dev.patchbay.composer.plans.Permission;
import dev.patchbay.composer.routing.PathRewrite;
import dev.patchbay.composer.routing.PathTemplate;
import dev.patchbay.composer.validation.OperationValidator;
import dev.patchbay.openapi.merge.report.RouteEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operation of the merged document and all that is known beforehand about calling it.
 *
 * @param id {@code GET /customers/{id}}, unique on the platform
 * @param entry what the merge says
 * @param service the settings of the service that it leads to
 * @param path on the platform
 * @param upstream on the service, without the base path of its URL
 * @param rewrite from a platform path to the service's, base path included
 * @param calls how the service is called for it
 * @param validator holds requests and responses to the document; null when nothing is checked
 * @param permission what a caller needs beside a valid token
 * @param shadows operations of the service that are not this one, though a path of this one may reach them
 */
public record ExposedRoute(
        String id,
        RouteEntry entry,
        ServiceSettings service,
        PathTemplate path,
        PathTemplate upstream,
        PathRewrite rewrite,
        CallSettings calls,
        @Nullable OperationValidator validator,
        Permission permission,
        List<PathTemplate> shadows) {

    public ExposedRoute {
        shadows = List.copyOf(shadows);
    }

    /** The id of the route that a merge describes so. */
    public static String id(RouteEntry entry) {
        return entry.method() + " " + entry.path();
    }

    /**
     * The path to ask the service for; null when the service would take it for another operation, one that is not
     * exposed there: {@code /users/{id}} is exposed, {@code /users/me} is not, and somebody asks for {@code /users/me}.
     */
    public @Nullable String upstreamPath(String platformPath, String[] values) {
        String upstreamPath = rewrite.apply(platformPath, values);
        if (!shadows.isEmpty()) {
            String own = upstreamPath.substring(service.basePath().length());
            for (PathTemplate shadow : shadows) {
                if (shadow.match(own) != null) {
                    return null;
                }
            }
        }
        return upstreamPath;
    }
}
