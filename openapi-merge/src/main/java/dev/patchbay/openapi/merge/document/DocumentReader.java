package dev.patchbay.openapi.merge.document;

import dev.patchbay.openapi.merge.problem.InvalidInputException;
import java.util.Locale;

/**
 * Reads JSON and YAML into one kind of tree. Every value knows its line and column, numbers keep their spelling,
 * duplicate keys and hostile shapes are refused with their location.
 *
 * <pre>{@code
 * Node root = DocumentReader.read("customers.yaml", Files.readAllBytes(path));
 * }</pre>
 */
public final class DocumentReader {

    private DocumentReader() {}

    /** Reads within {@link ReadLimits#DEFAULT}. */
    public static Node read(String location, byte[] content) throws InvalidInputException {
        return read(location, content, ReadLimits.DEFAULT);
    }

    /**
     * Reads a document.
     *
     * @param location file or URL for messages; its ending (.json, .yaml, .yml) tells the format, otherwise the content
     * does
     * @throws InvalidInputException if the content is not readable; tells where and why
     */
    public static Node read(String location, byte[] content, ReadLimits limits) throws InvalidInputException {
        try {
            String text = SourceText.decode(location, content, limits);
            String name = location.toLowerCase(Locale.ROOT);
            if (name.endsWith(".json")) {
                return new JsonReader(location, limits).read(text);
            }
            // JSON is read as YAML only when it has to be: YAML takes ten times as long.
            if (looksLikeJson(text)) {
                try {
                    return new JsonReader(location, limits).read(text);
                } catch (ReadFailure failure) {
                    if (!failure.problem().code().equals("PB-205")) {
                        throw failure;
                    }
                }
            }
            return new YamlReader(location, limits).read(text);
        } catch (ReadFailure failure) {
            throw new InvalidInputException(failure.problem());
        }
    }

    /**
     * Checks a tree that was built and not read.
     *
     * @throws InvalidInputException if it is nested more deeply than {@link ReadLimits#DEFAULT} allows
     */
    public static void checkDepth(Node root) throws InvalidInputException {
        Node tooDeep = Nesting.below(root, ReadLimits.DEFAULT.depth());
        if (tooDeep != null) {
            throw new InvalidInputException(
                    ReadFailure.tooDeep(tooDeep.location(), ReadLimits.DEFAULT).problem());
        }
    }

    private static boolean looksLikeJson(String text) {
        int start = 0;
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        return start < text.length() && (text.charAt(start) == '{' || text.charAt(start) == '[');
    }
}
