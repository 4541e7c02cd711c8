package dev.patchbay.openapi.merge.document;

import dev.patchbay.openapi.merge.problem.SourceLocation;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Decodes bytes to text: UTF-8 and nothing else, no NUL, no byte order mark. */
final class SourceText {

    private SourceText() {}

    static String decode(String file, byte[] content, ReadLimits limits) throws ReadFailure {
        if (content.length > limits.bytes()) {
            throw new ReadFailure(
                    "PB-202",
                    SourceLocation.of(file),
                    "is larger than " + limits.bytes()
                            + " bytes, which is as much as one document may have; split it into"
                            + " several, or move large examples out of it");
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new ReadFailure(
                    "PB-201", locationOfBadByte(file, content), "is not UTF-8 here; save the file as UTF-8");
        }
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            throw new ReadFailure("PB-201", location(file, text, nul), "a NUL character; text documents have none");
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static SourceLocation locationOfBadByte(String file, byte[] content) {
        CharBuffer good = CharBuffer.allocate(content.length);
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content), good, true);
        good.flip();
        return location(file, good, good.length());
    }

    private static SourceLocation location(String file, CharSequence text, int offset) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < offset; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                column = 1;
            } else {
                column++;
            }
        }
        return new SourceLocation(file, line, column);
    }
}
