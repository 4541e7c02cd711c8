package dev.patchbay.openapi.merge.selection;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Sequence;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.problem.LocatedProblem;
import dev.patchbay.openapi.merge.problem.Problems;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The path of a document's server URLs, where the configuration wants it in front of the document's paths. Code:
 * PB-109.
 */
public final class BasePath {

    private BasePath() {}

    /** {@code /v1} for {@code https://host/v1}; empty if there is none or it is not wanted. */
    public static String of(ApiDocument document, Problems problems) {
        Sequence servers = document.root().sequence("servers");
        if (!document.config().foldBasePath() || servers == null) {
            return "";
        }
        Set<String> paths = new LinkedHashSet<>();
        for (Node item : servers.items()) {
            String url = item instanceof Mapping server ? server.text("url") : null;
            if (url != null) {
                paths.add(path(url));
            }
        }
        if (paths.size() > 1 || paths.stream().anyMatch(path -> path.contains("{"))) {
            problems.add(LocatedProblem.configuration(
                    "PB-109",
                    servers.location(),
                    "fold-base-path of service " + document.service() + " needs one base path, and the servers have "
                            + paths + "; use prefix instead"));
        }
        return paths.isEmpty() ? "" : List.copyOf(paths).get(0);
    }

    private static String path(String url) {
        String path = url.replaceFirst("^[a-zA-Z][a-zA-Z0-9+.-]*:", "")
                .replaceFirst("^//[^/]*", "")
                .replaceFirst("[?#].*$", "");
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
