package dev.patchbay.domain.rest;

import dev.patchbay.domain.model.Resource;
import dev.patchbay.domain.query.Parameter;
import dev.patchbay.problems.Problem;
import dev.patchbay.problems.ProblemException;
import dev.patchbay.problems.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.web.servlet.HandlerMapping;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the parts of a request that the endpoints share. */
final class Requests {

    private static final Pattern UUID_TEXT =
            Pattern.compile("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");

    private final JsonMapper mapper = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private final int largestBody;

    /** @param largestBody in bytes */
    Requests(int largestBody) {
        this.largestBody = largestBody;
    }

    /** The id of the path. */
    static UUID id(HttpServletRequest request, Resource resource) {
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                && variables.get("id") instanceof String text
                && UUID_TEXT.matcher(text).matches()) {
            return UUID.fromString(text);
        }
        throw ProblemException.parameter("id", "must be a UUID, for example 01900000-0000-7000-8000-0000000000a1");
    }

    static List<Parameter> parameters(HttpServletRequest request) {
        return Parameter.parse(request.getQueryString());
    }

    JsonNode body(HttpServletRequest request) throws IOException {
        return json(bytes(request));
    }

    JsonNode json(byte[] bytes) {
        try {
            JsonNode json = mapper.readTree(bytes);
            if (json.isMissingNode()) {
                throw unreadable("The body is empty; send a JSON object");
            }
            return json;
        } catch (JacksonException e) {
            TokenStreamLocation location = e.getLocation();
            String position = location == null || location.getLineNr() < 1
                    ? ""
                    : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
            throw unreadable("The body is not valid JSON" + position + reason(e));
        }
    }

    /** Explains which of JSON's less obvious rules is broken; the parser's own message would quote the body. */
    private static String reason(JacksonException e) {
        String message = String.valueOf(e.getOriginalMessage());
        if (message.startsWith("Duplicate")) {
            return ": a property is given twice";
        }
        return message.contains("nesting depth") ? ": it is nested too deep" : "";
    }

    byte[] bytes(HttpServletRequest request) throws IOException {
        requireUncoded(request);
        if (request.getContentLengthLong() > largestBody) {
            throw tooLarge();
        }
        byte[] bytes = request.getInputStream().readNBytes(largestBody + 1);
        if (bytes.length > largestBody) {
            throw tooLarge();
        }
        return bytes;
    }

    /** Rejects content codings (RFC 9110, section 8.4): the kit understands none. */
    private static void requireUncoded(HttpServletRequest request) {
        for (String coding : Collections.list(request.getHeaders("Content-Encoding"))) {
            if (!coding.isBlank() && !coding.strip().equalsIgnoreCase("identity")) {
                throw Problem.of(
                                ProblemType.UNSUPPORTED_MEDIA_TYPE,
                                "The body's content coding is not understood; send it without Content-Encoding")
                        .withHeader("Accept-Encoding", "identity")
                        .toException();
            }
        }
    }

    private ProblemException tooLarge() {
        return Problem.of(ProblemType.CONTENT_TOO_LARGE, "The body may have " + largestBody + " bytes at most")
                .toException();
    }

    private static ProblemException unreadable(String detail) {
        return Problem.of(ProblemType.UNREADABLE_BODY, detail).toException();
    }
}
