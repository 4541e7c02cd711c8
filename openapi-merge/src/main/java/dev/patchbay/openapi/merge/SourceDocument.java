package dev.patchbay.openapi.merge;

import dev.patchbay.openapi.merge.document.DocumentReader;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.problem.InvalidInputException;

/**
 * An OpenAPI document to merge.
 *
 * @param service the name of the service in the configuration it belongs to
 * @param location file or URL, for messages and as the base of its relative references
 * @param root the document
 */
public record SourceDocument(String service, String location, Node root) {

    /** Reads JSON or YAML; throws what {@link DocumentReader} throws. */
    public static SourceDocument read(String service, String location, byte[] content) throws InvalidInputException {
        return new SourceDocument(service, location, DocumentReader.read(location, content));
    }
}
