package dev.patchbay.openapi.merge;

import dev.patchbay.openapi.merge.config.MergeConfig;
import dev.patchbay.openapi.merge.config.SecurityOverride;
import dev.patchbay.openapi.merge.config.ServiceConfig;
import dev.patchbay.openapi.merge.convert.SchemaScopes;
import dev.patchbay.openapi.merge.convert.Versions;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.load.Bundling;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import dev.patchbay.openapi.merge.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The input documents of a merge, in order of precedence.
 *
 * @param services one for each service of the configuration that has a document
 * @param files that these documents refer to, if they are to be bundled
 */
record InputDocuments(List<ApiDocument> services, List<ApiDocument> files) {

    /** Loads the documents of the configured services, and the files that they refer to. */
    static InputDocuments load(MergeConfig config, List<SourceDocument> documents, Problems problems)
            throws InvalidInputException {
        List<ApiDocument> services = new ArrayList<>();
        for (ServiceConfig service : config.services()) {
            for (SourceDocument document : documents) {
                if (document.service().equals(service.name())
                        && Versions.isSupported(document.root(), problems)
                        && document.root() instanceof Mapping root) {
                    services.add(new ApiDocument(services.size(), service, document.location(), root));
                }
            }
        }
        problems.throwIfAny();
        if (!config.bundle()) {
            return new InputDocuments(services, List.of());
        }
        List<ApiDocument> all = Bundling.inlined(services, Bundling.files(services, problems));
        return new InputDocuments(all.subList(0, services.size()), all.subList(services.size(), all.size()));
    }

    /** Returns the version of the result, given those of the documents. */
    Versions versions(MergeConfig config) {
        return Versions.of(roots(services), config.openapi());
    }

    /**
     * Converts all documents to the version of the result, with references in it that mean the same in every document.
     */
    InputDocuments aligned(Versions versions, Problems problems) {
        files.forEach(file -> versions.checkPart(file, problems));
        List<ApiDocument> aligned = services.stream()
                .map(input -> input.withRoot(versions.align(input.root())))
                .toList();
        if (aligned.size() > 1 && !versions.target().startsWith("3.0")) {
            SchemaScopes scopes = new SchemaScopes(roots(aligned));
            aligned = aligned.stream()
                    .map(input -> input.withRoot(scopes.inFull(input.root())))
                    .toList();
        }
        List<ApiDocument> entries = aligned;
        return new InputDocuments(
                aligned, files.stream().map(file -> file.partOf(entries)).toList());
    }

    private static List<Mapping> roots(List<ApiDocument> documents) {
        return documents.stream().map(ApiDocument::root).toList();
    }

    /** Returns the documents of the services, then the files. */
    List<ApiDocument> all() {
        return Stream.concat(services.stream(), files.stream()).toList();
    }

    /** Returns all documents, preceded by the platform's own one if the configuration has security for it. */
    List<ApiDocument> withPlatform(MergeConfig config) {
        SecurityOverride security = config.security();
        if (security == null) {
            return all();
        }
        Mapping.Builder root = Mapping.builder(config.location());
        Mapping schemes = security.schemes();
        if (schemes != null) {
            root.put(
                    "components",
                    Mapping.builder(config.location())
                            .put("securitySchemes", schemes)
                            .build());
        }
        root.put("security", security.requirements());
        ApiDocument platform = ApiDocument.ofPlatform(config.location().file(), root.build());
        return Stream.concat(Stream.of(platform), all().stream()).toList();
    }
}
