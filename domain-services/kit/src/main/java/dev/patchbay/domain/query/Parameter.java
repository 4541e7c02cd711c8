package dev.patchbay.domain.query;

import dev.patchbay.problems.ProblemException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One parameter of a query string, decoded. */
public record Parameter(String name, String value) {

    /**
     * Parses the parameters in their order, on which {@code orderby} depends.
     *
     * @throws ProblemException if a percent sign encodes nothing
     */
    public static List<Parameter> parse(@Nullable String queryString) {
        List<Parameter> parameters = new ArrayList<>();
        if (queryString == null) {
            return parameters;
        }
        for (String pair : queryString.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                parameters.add(
                        new Parameter(decode(name, name), equals < 0 ? "" : decode(pair.substring(equals + 1), name)));
            }
        }
        return parameters;
    }

    /** Decodes byte by byte first: decoding to UTF-8 at once would replace malformed sequences. */
    private static String decode(String text, String parameter) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        try {
            byte[] bytes = URLDecoder.decode(text, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw ProblemException.parameter(parameter, "is not percent-encoded UTF-8");
        }
    }
}
