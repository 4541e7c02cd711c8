package dev.patchbay.composer.validation;

import com.networknt.schema.Schema;
import dev.patchbay.composer.config.Validation;
import dev.patchbay.problems.Problem;
import dev.patchbay.problems.ProblemType;
import dev.patchbay.problems.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Holds the requests and responses of one operation to what its document says of them. */
public final class OperationValidator {

    private final Validation level;
    private final DocumentSchemas schemas;
    private final List<Parameter> parameters;
    private final boolean needsBody;
    /** By media type; empty for one without a schema. Null when the operation says nothing of a body. */
    private final @Nullable Map<String, Optional<Schema>> bodies;

    private final Map<String, Map<String, Optional<Schema>>> responses;

    OperationValidator(
            Validation level,
            DocumentSchemas schemas,
            List<Parameter> parameters,
            boolean needsBody,
            @Nullable Map<String, Optional<Schema>> bodies,
            Map<String, Map<String, Optional<Schema>>> responses) {
        this.level = level;
        this.schemas = schemas;
        this.parameters = List.copyOf(parameters);
        this.needsBody = needsBody;
        this.bodies = bodies;
        this.responses = responses;
    }

    /** True if responses are validated, too. */
    public boolean checksResponses() {
        return level == Validation.BOTH;
    }

    /** The values of a request, percent-decoded. */
    public interface Values {
        @Nullable
        String path(String name);

        Map<String, List<String>> query();

        @Nullable
        String header(String name);

        @Nullable
        String cookie(String name);
    }

    /** Why the parameters are not right; null when they are. */
    public @Nullable Problem parameters(Values values) {
        List<Violation> violations = new ArrayList<>();
        for (Parameter parameter : parameters) {
            check(parameter, values, violations);
        }
        return violations.isEmpty() ? null : problem(ProblemType.INVALID_PARAMETER, violations);
    }

    private void check(Parameter parameter, Values values, List<Violation> violations) {
        JsonNode value = switch (parameter.in()) {
            case "query" -> ParameterCodec.query(parameter, values.query());
            case "path" -> read(parameter, values.path(parameter.name()));
            case "header" -> read(parameter, values.header(parameter.name()));
            default -> read(parameter, values.cookie(parameter.name()));
        };
        if (value == null) {
            if (parameter.required()) {
                violations.add(parameter.violation("is required"));
            }
            return;
        }
        boolean isEmpty = value.isString() && value.asString().isEmpty();
        Schema schema = parameter.schema();
        if (schema != null && !(isEmpty && parameter.mayBeEmpty())) {
            violations.addAll(schemas.check(schema, value, true, parameter.violation("")));
        }
    }

    private static @Nullable JsonNode read(Parameter parameter, @Nullable String text) {
        return text == null ? null : ParameterCodec.one(parameter, text);
    }

    /**
     * True if the body has to be buffered to be validated.
     *
     * @param contentType as sent; null for none
     */
    public boolean checksBody(@Nullable String contentType) {
        return bodies != null
                && contentType != null
                && MediaTypes.isJson(MediaTypes.essence(contentType))
                && hasSchema(bodies, contentType);
    }

    private static boolean hasSchema(Map<String, Optional<Schema>> types, String contentType) {
        Optional<Schema> schema = MediaTypes.find(types, MediaTypes.essence(contentType));
        return schema != null && schema.isPresent();
    }

    /** Why a request with or without a body is not right before the body is read; null when it is. */
    public @Nullable Problem bodyKind(boolean hasBody, @Nullable String contentType) {
        if (!hasBody) {
            return needsBody
                    ? problem(ProblemType.INVALID_BODY, List.of(Violation.inBody("", "a body is required")))
                    : null;
        }
        if (bodies == null || bodies.isEmpty()) {
            return null;
        }
        String essence = contentType == null ? "" : MediaTypes.essence(contentType);
        return MediaTypes.find(bodies, essence) == null
                ? Problem.of(
                        ProblemType.UNSUPPORTED_MEDIA_TYPE,
                        "This operation takes: " + String.join(", ", bodies.keySet()) + ".")
                : null;
    }

    /** Why a body that {@link #checksBody} is not right; null when it is. */
    public @Nullable Problem body(String contentType, byte[] json) {
        Optional<Schema> schema = bodies == null ? null : MediaTypes.find(bodies, MediaTypes.essence(contentType));
        if (schema == null || schema.isEmpty()) {
            return null;
        }
        JsonNode value;
        try {
            value = StrictJson.read(json);
        } catch (JacksonException e) {
            var at = e.getLocation();
            String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
            return Problem.of(ProblemType.UNREADABLE_BODY, "The body is no well-formed JSON" + where + ".");
        }
        List<Violation> violations = value.isMissingNode()
                ? List.of(Violation.inBody("", "a body is required"))
                : violations(schema.get(), value, true);
        return violations.isEmpty() ? null : problem(ProblemType.INVALID_BODY, violations);
    }

    /** True if a response's body has to be buffered to be validated. */
    public boolean checksResponse(int status, @Nullable String contentType) {
        Map<String, Optional<Schema>> types = typesOf(status);
        return types != null
                && contentType != null
                && MediaTypes.isJson(MediaTypes.essence(contentType))
                && hasSchema(types, contentType);
    }

    /** Returns the violations in a response's status and content type. */
    public List<Violation> responseKind(int status, @Nullable String contentType) {
        Map<String, Optional<Schema>> types = typesOf(status);
        if (types == null) {
            return List.of(Violation.inBody("", "the status " + status + " is not documented"));
        }
        String essence = contentType == null ? null : MediaTypes.essence(contentType);
        return essence == null || types.isEmpty() || MediaTypes.find(types, essence) != null
                ? List.of()
                : List.of(Violation.inHeader("Content-Type", essence + " is not documented"));
    }

    /** Returns the violations in a response's body. */
    public List<Violation> response(int status, String contentType, byte[] json) {
        Map<String, Optional<Schema>> types = typesOf(status);
        Optional<Schema> schema = types == null ? null : MediaTypes.find(types, MediaTypes.essence(contentType));
        if (schema == null || schema.isEmpty()) {
            return List.of();
        }
        try {
            return violations(schema.get(), StrictJson.read(json), false);
        } catch (JacksonException e) {
            return List.of(Violation.inBody("", "is no well-formed JSON"));
        }
    }

    private List<Violation> violations(Schema schema, JsonNode value, boolean isRequest) {
        return StrictJson.hasHugeNumber(value)
                ? List.of(Violation.inBody("", "a number in it is out of all range"))
                : schemas.check(schema, value, isRequest, null);
    }

    private @Nullable Map<String, Optional<Schema>> typesOf(int status) {
        Map<String, Optional<Schema>> exact = responses.get(Integer.toString(status));
        Map<String, Optional<Schema>> range = exact == null ? responses.get(status / 100 + "XX") : exact;
        return range == null ? responses.get("default") : range;
    }

    private static Problem problem(ProblemType type, List<Violation> violations) {
        Violation first = violations.getFirst();
        String name = first.name().isEmpty() ? "the body" : first.name();
        return Problem.of(type, name + ": " + first.detail()).withErrors(violations);
    }
}
