package dev.patchbay.composer.specs;

import dev.patchbay.openapi.merge.document.DocumentReader;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.problem.InvalidInputException;

/** Tells an OpenAPI document from an error page or half a file. */
final class DocumentProbe {

    private DocumentProbe() {}

    static boolean isOpenApi(Spec spec) {
        try {
            return DocumentReader.read(spec.location(), spec.content()) instanceof Mapping root && root.has("openapi");
        } catch (InvalidInputException e) {
            return false;
        }
    }
}
