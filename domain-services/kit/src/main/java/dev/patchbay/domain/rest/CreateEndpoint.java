package dev.patchbay.domain.rest;

import dev.patchbay.domain.json.RowWriter;
import dev.patchbay.domain.model.MediaTypes;
import dev.patchbay.domain.model.Resource;
import dev.patchbay.domain.operation.Expansion;
import dev.patchbay.domain.operation.IdempotencyKeys;
import dev.patchbay.domain.operation.StoredResponse;
import dev.patchbay.domain.operation.View;
import dev.patchbay.domain.operation.Writes;
import dev.patchbay.domain.query.PageLimits;
import dev.patchbay.domain.query.QueryParser;
import dev.patchbay.domain.store.Row;
import dev.patchbay.problems.Problem;
import dev.patchbay.problems.ProblemException;
import dev.patchbay.problems.ProblemType;
import dev.patchbay.problems.Violation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** POST: one resource, or an array of them, all or none; repeatable under an {@code Idempotency-Key}. */
final class CreateEndpoint implements Endpoint {

    private static final Pattern KEY = Pattern.compile("[ -~]{1,255}");

    private final Resource resource;
    private final Writes writes;
    private final IdempotencyKeys keys;
    private final RowWriter writer;
    private final Requests requests;
    private final PageLimits limits;
    private final View view;

    CreateEndpoint(
            Resource resource,
            Writes writes,
            IdempotencyKeys keys,
            RowWriter writer,
            Requests requests,
            PageLimits limits) {
        this.resource = resource;
        this.writes = writes;
        this.keys = keys;
        this.writer = writer;
        this.requests = requests;
        this.limits = limits;
        this.view = View.whole(resource);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response) throws IOException {
        QueryParser.none(resource, limits, Requests.parameters(request));
        List<String> given = Collections.list(request.getHeaders("Idempotency-Key"));
        if (given.size() > 1) {
            throw ProblemException.header("Idempotency-Key", "is given twice");
        }
        String key = given.isEmpty() ? null : given.getFirst();
        byte[] bytes = requests.bytes(request);
        boolean asList = isList(request);
        if (key == null) {
            send(response, create(bytes, asList));
        } else if (KEY.matcher(key).matches()) {
            send(response, keys.once("POST " + resource.path(), key, hash(bytes), () -> create(bytes, asList)));
        } else {
            throw ProblemException.header("Idempotency-Key", "must have 1 to 255 printable characters of ASCII");
        }
    }

    private StoredResponse create(byte[] bytes, boolean asList) {
        JsonNode body = requests.json(bytes);
        if (body.isArray()) {
            List<JsonNode> elements = List.copyOf(body.values());
            if (elements.size() > limits.maximalAffected()) {
                throw invalid("must have " + limits.maximalAffected() + " elements at most");
            }
            List<Row> rows = writes.create(resource, elements, index -> "/" + index);
            return new StoredResponse(
                    HttpServletResponse.SC_CREATED,
                    asList ? MediaTypes.LIST : MediaTypes.JSON,
                    Map.of(),
                    text(writer.write(rows, view, Expansion.NONE)));
        } else if (asList) {
            throw invalid("must be an array");
        }
        Row row = writes.create(resource, List.of(body), index -> "").getFirst();
        return new StoredResponse(
                HttpServletResponse.SC_CREATED,
                MediaTypes.JSON,
                Map.of("Location", resource.path() + "/" + row.id(), "ETag", Etags.of(row)),
                text(writer.write(row, view, Expansion.NONE)));
    }

    private static void send(HttpServletResponse response, StoredResponse stored) throws IOException {
        stored.headers().forEach(response::setHeader);
        Responses.write(
                response, stored.status(), stored.mediaType(), stored.body().getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isList(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.regionMatches(true, 0, MediaTypes.LIST, 0, MediaTypes.LIST.length());
    }

    private static ProblemException invalid(String detail) {
        return Problem.of(ProblemType.INVALID_BODY, List.of(Violation.inBody("", detail)))
                .toException();
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }

    private static byte[] hash(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
