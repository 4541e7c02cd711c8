package dev.patchbay.openapi.merge.document;

import dev.patchbay.openapi.merge.problem.SourceLocation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads JSON text (RFC 8259) into a tree. Values repeat a lot in API documents, so equal short strings are kept once.
 */
final class JsonReader {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            // The reader has its own limits, which tell the location.
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final String file;
    private final ReadLimits limits;
    private final Map<String, String> strings = new HashMap<>();

    JsonReader(String file, ReadLimits limits) {
        this.file = file;
        this.limits = limits;
    }

    Node read(String text) throws ReadFailure {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() == null) {
                throw new ReadFailure("PB-205", SourceLocation.of(file), "is empty; an OpenAPI document was expected");
            }
            Node root = value(parser, 1);
            if (parser.nextToken() != null) {
                throw new ReadFailure("PB-205", location(parser), "more text after the end of the JSON value");
            }
            return root;
        } catch (JacksonException syntax) {
            throw new ReadFailure(
                    "PB-205", location(syntax.getLocation()), "not valid JSON: " + syntax.getOriginalMessage());
        }
    }

    private Node value(JsonParser parser, int depth) throws ReadFailure {
        TokenStreamLocation start = parser.currentTokenLocation();
        int line = start.getLineNr();
        int column = start.getColumnNr();
        if (depth > limits.depth()) {
            throw ReadFailure.tooDeep(new SourceLocation(file, line, column), limits);
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, line, column, depth);
            case START_ARRAY -> array(parser, line, column, depth);
            case VALUE_STRING -> new Scalar(file, line, column, Scalar.Type.STRING, text(parser, parser.getString()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                new Scalar(file, line, column, Scalar.Type.NUMBER, shared(parser.getString()));
            case VALUE_TRUE -> new Scalar(file, line, column, Scalar.Type.BOOLEAN, "true");
            case VALUE_FALSE -> new Scalar(file, line, column, Scalar.Type.BOOLEAN, "false");
            case VALUE_NULL -> new Scalar(file, line, column, Scalar.Type.NULL, "null");
            default -> throw new IllegalStateException("not the start of a JSON value: " + parser.currentToken());
        };
    }

    private Mapping object(JsonParser parser, int line, int column, int depth) throws ReadFailure {
        Mapping.Builder mapping = Mapping.builder(file, line, column);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            TokenStreamLocation keyStart = parser.currentTokenLocation();
            String key = text(parser, parser.currentName());
            if (mapping.has(key)) {
                throw ReadFailure.duplicateKey(location(keyStart), key, mapping.keyLocation(key));
            }
            parser.nextToken();
            mapping.put(key, keyStart.getLineNr(), keyStart.getColumnNr(), value(parser, depth + 1));
        }
        return mapping.build();
    }

    private Sequence array(JsonParser parser, int line, int column, int depth) throws ReadFailure {
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser, depth + 1));
        }
        return new Sequence(file, line, column, items);
    }

    private String text(JsonParser parser, String text) throws ReadFailure {
        if (ReadFailure.isTorn(text)) {
            throw ReadFailure.torn(location(parser));
        }
        return shared(text);
    }

    private String shared(String text) {
        if (text.length() > 64) {
            return text;
        }
        String first = strings.putIfAbsent(text, text);
        return first == null ? text : first;
    }

    private SourceLocation location(JsonParser parser) {
        return location(parser.currentTokenLocation());
    }

    private SourceLocation location(TokenStreamLocation location) {
        return new SourceLocation(file, location.getLineNr(), location.getColumnNr());
    }
}
