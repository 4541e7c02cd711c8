package dev.patchbay.openapi.merge.convert;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.patchbay.openapi.merge.document.DocumentReader;
import dev.patchbay.openapi.merge.document.JsonWriter;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.problem.InvalidInputException;

/** Documents as short texts. */
final class Documents {

    private Documents() {}

    static Mapping read(String yaml) throws InvalidInputException {
        return (Mapping) DocumentReader.read("a.yaml", yaml.getBytes(UTF_8));
    }

    /** Without spaces and quotes. */
    static String text(Node node) {
        return new String(JsonWriter.write(node), UTF_8).replaceAll("[\\s\"]", "");
    }
}
