package dev.patchbay.domain.openapi;

import dev.patchbay.problems.Problem;
import dev.patchbay.problems.ProblemType;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The error responses that operations share: one component per status of the problem types. */
final class ErrorResponses {

    private ErrorResponses() {}

    /** Adds the schema of problems to the components, and the responses that an operation refers to. */
    static void addTo(Components components, Paths paths) {
        components.addSchemas("Problem", problem());
        components.addSchemas("Violation", violation());
        Set<String> used = paths.values().stream()
                .flatMap(path -> path.readOperations().stream())
                .flatMap(operation -> operation.getResponses().keySet().stream())
                .collect(Collectors.toSet());
        statuses().forEach((status, types) -> {
            if (used.contains(Integer.toString(status))) {
                components.addResponses(name(status), response(types));
            }
        });
    }

    private static Map<Integer, List<ProblemType>> statuses() {
        return Arrays.stream(ProblemType.values())
                .filter(type -> type.origin() != ProblemType.Origin.COMPOSER)
                .collect(Collectors.groupingBy(ProblemType::status, LinkedHashMap::new, Collectors.toList()));
    }

    /** Adds the responses with these statuses, by reference. */
    static ApiResponses add(ApiResponses responses, int... statuses) {
        for (int status : statuses) {
            ApiResponse reference = new ApiResponse();
            reference.set$ref("#/components/responses/" + name(status));
            responses.putIfAbsent(Integer.toString(status), reference);
        }
        return responses;
    }

    private static String name(int status) {
        return switch (status) {
            case 400 -> "BadRequest";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "NotFound";
            case 406 -> "NotAcceptable";
            case 409 -> "Conflict";
            case 408 -> "RequestTimeout";
            case 410 -> "Gone";
            case 431 -> "RequestHeaderFieldsTooLarge";
            case 412 -> "PreconditionFailed";
            case 413 -> "ContentTooLarge";
            case 415 -> "UnsupportedMediaType";
            case 422 -> "UnprocessableContent";
            case 500 -> "InternalServerError";
            case 503 -> "ServiceUnavailable";
            default -> "Problem" + status;
        };
    }

    private static ApiResponse response(List<ProblemType> types) {
        String description = types.stream()
                .map(type -> type.title() + " (`" + type.uri() + "`).")
                .collect(Collectors.joining(" "));
        ApiResponse response = new ApiResponse().description(description);
        response.setContent(new Content()
                .addMediaType(
                        Problem.MEDIA_TYPE,
                        new MediaType().schema(Schemas.reference("Problem")).example(example(types.getFirst()))));
        int status = types.getFirst().status();
        if (status == 401 || status == 403) {
            response.addHeaderObject("WWW-Authenticate", header("What the token lacks (RFC 6750).", "string"));
        } else if (status == 503) {
            response.addHeaderObject("Retry-After", header("Seconds to wait before the next attempt.", "integer"));
        }
        return response;
    }

    static Header header(String description, String type) {
        return new Header().description(description).schema(Schemas.ofType(type));
    }

    private static Map<String, Object> example(ProblemType type) {
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("type", type.uri().toString());
        example.put("title", type.title());
        example.put("status", type.status());
        example.put("detail", type.title());
        return example;
    }

    private static Schema<Object> problem() {
        Schema<Object> schema = Schemas.ofType("object");
        schema.setDescription("What went wrong (RFC 9457).");
        Schema<Object> type = Schemas.ofType("string");
        type.setFormat("uri");
        type.setDescription("The kind of problem; stable, for programs.");
        schema.addProperty("type", type);
        schema.addProperty("title", described("string", "The kind of problem, for humans."));
        schema.addProperty("status", described("integer", "The HTTP status."));
        schema.addProperty("detail", described("string", "What happened this time and what to do."));
        Schema<Object> errors = Schemas.arrayOf(Schemas.reference("Violation"));
        errors.setDescription("Each thing that is wrong, with its place.");
        schema.addProperty("errors", errors);
        schema.setRequired(List.of("type", "title", "status", "detail"));
        return schema;
    }

    private static Schema<Object> violation() {
        Schema<Object> schema = Schemas.ofType("object");
        schema.setDescription("One thing that is wrong; named by pointer, parameter or header.");
        schema.addProperty("pointer", described("string", "The place in the body (JSON pointer, RFC 6901)."));
        schema.addProperty("parameter", described("string", "The parameter's name."));
        schema.addProperty("header", described("string", "The request header's name."));
        schema.addProperty("detail", described("string", "What is wrong and what was expected."));
        schema.setRequired(List.of("detail"));
        return schema;
    }

    private static Schema<Object> described(String type, String description) {
        Schema<Object> schema = Schemas.ofType(type);
        schema.setDescription(description);
        return schema;
    }
}
