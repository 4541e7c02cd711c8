package dev.patchbay.openapi.merge.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.patchbay.openapi.merge.document.JsonWriter;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.document.Sequence;
import dev.patchbay.openapi.merge.problem.SourceLocation;
import java.util.List;

/** JSON for programs that read the output of a command. */
final class JsonText {

    private static final SourceLocation HERE = SourceLocation.of("patchbay");
    private static final Mapping EMPTY = Mapping.builder(HERE).build();

    private JsonText() {}

    /** An object with the place, as every message has it. */
    static Mapping.Builder place(SourceLocation location) {
        return object().put("file", text(location.file()))
                .put("line", number(location.line()))
                .put("column", number(location.column()));
    }

    static Mapping message(SourceLocation location, String code, String text) {
        return place(location).put("code", text(code)).put("text", text(text)).build();
    }

    static Mapping.Builder object() {
        return Mapping.builder(HERE);
    }

    static Node text(String text) {
        return Scalar.string(HERE, text);
    }

    static Node number(int number) {
        return Scalar.number(EMPTY, Integer.toString(number));
    }

    static Node flag(boolean value) {
        return Scalar.bool(EMPTY, value);
    }

    static Node list(List<? extends Node> items) {
        return Sequence.of(HERE, items);
    }

    static byte[] document(Node node) {
        return JsonWriter.write(node);
    }

    /** A flat object on one line. */
    static String line(Mapping object) {
        return new String(JsonWriter.write(object), UTF_8).strip().replaceAll("\\n *", " ");
    }
}
