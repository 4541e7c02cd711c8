package dev.patchbay.openapi.merge.document;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/** Writes a tree as JSON in UTF-8, indented by two spaces, with a line feed at the end. */
public final class JsonWriter {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final Pattern JSON_NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?");

    private static final Separators SEPARATORS = Separators.createDefaultInstance()
            .withObjectNameValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");

    private JsonWriter() {}

    public static byte[] write(Node node) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * 1024);
        try (JsonGenerator generator = FACTORY.createGenerator(new Indented(), bytes)) {
            write(generator, node);
            generator.writeRaw('\n');
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator generator, Node node) {
        if (node instanceof Mapping mapping) {
            generator.writeStartObject();
            for (int i = 0; i < mapping.size(); i++) {
                generator.writeName(mapping.key(i));
                write(generator, mapping.value(i));
            }
            generator.writeEndObject();
        } else if (node instanceof Sequence sequence) {
            generator.writeStartArray();
            for (Node item : sequence.items()) {
                write(generator, item);
            }
            generator.writeEndArray();
        } else {
            write(generator, (Scalar) node);
        }
    }

    private static void write(JsonGenerator generator, Scalar scalar) {
        switch (scalar.type()) {
            case STRING -> generator.writeString(scalar.text());
            case NULL -> generator.writeNull();
            case BOOLEAN -> generator.writeBoolean(scalar.isTrue());
            case NUMBER -> writeNumber(generator, scalar.text());
        }
    }

    /**
     * YAML spells some numbers as JSON may not: {@code 0x1F}, {@code 0o17}, {@code +5}, {@code 007}, {@code .5}, {@code
     * .inf}.
     */
    private static void writeNumber(JsonGenerator generator, String spelling) {
        if (JSON_NUMBER.matcher(spelling).matches()) {
            generator.writeNumber(spelling);
        } else if (spelling.startsWith("0x")) {
            generator.writeNumber(new BigInteger(spelling.substring(2), 16));
        } else if (spelling.startsWith("0o")) {
            generator.writeNumber(new BigInteger(spelling.substring(2), 8));
        } else if (Character.isLetter(spelling.charAt(spelling.length() - 1))) {
            generator.writeString(spelling);
        } else {
            generator.writeNumber(new BigDecimal(spelling).toString());
        }
    }

    private static final class Indented extends ObjectWriteContext.Base {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            DefaultIndenter lines = new DefaultIndenter("  ", "\n");
            return new DefaultPrettyPrinter(SEPARATORS)
                    .withObjectIndenter(lines)
                    .withArrayIndenter(lines);
        }
    }
}
