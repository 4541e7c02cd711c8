package dev.patchbay.domain.openapi;

import dev.patchbay.domain.model.MediaTypes;
import dev.patchbay.domain.model.OperationKind;
import dev.patchbay.domain.model.OperationKind.Direct;
import dev.patchbay.domain.model.ParameterGroup;
import dev.patchbay.domain.model.Resource;
import dev.patchbay.domain.model.ResourceModel;
import dev.patchbay.domain.model.ResourceOperation;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.PathParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The paths of one resource: every operation that {@link ResourceModel#operations} lists. */
final class ResourcePaths {

    static final String SECURITY_SCHEME = "bearer";

    private static final String LISTED =
            "Filtered, ordered and paged by the query language. As `text/csv` the page is a table (RFC 4180) without"
                    + " child collections. As `application/x-ndjson` it is an export: everything that matches, a"
                    + " JSON object per line, without the parameters of pages.";

    private final ResourceModel model;
    private final ListParameters parameters;
    private final Representations representations;

    ResourcePaths(ResourceModel model, ListParameters parameters) {
        this.model = model;
        this.parameters = parameters;
        this.representations = new Representations(new Examples(model));
    }

    Map<String, PathItem> of(Resource resource) {
        Map<String, PathItem> paths = new LinkedHashMap<>();
        for (ResourceOperation operation : model.operations(resource)) {
            paths.computeIfAbsent(operation.path(), path -> new PathItem())
                    .operation(PathItem.HttpMethod.valueOf(operation.method().name()), document(operation));
        }
        return paths;
    }

    private Operation document(ResourceOperation operation) {
        Operation document = new Operation()
                .operationId(operation.operationId())
                .summary(operation.summary())
                .description(description(operation))
                .addTagsItem(operation.resource().pluralName())
                .responses(responses(operation));
        for (ParameterGroup group : operation.parameters()) {
            parameters(group, operation.result()).forEach(document::addParametersItem);
        }
        if (!operation.consumes().isEmpty()) {
            document.setRequestBody(representations.request(operation));
        }
        return secured(document, operation.scopes());
    }

    private static @Nullable String description(ResourceOperation operation) {
        return switch (operation.kind()) {
            case Direct.LIST -> LISTED;
            case OperationKind.Children ignored -> LISTED;
            case Direct.CREATE ->
                "An array of them, as `" + MediaTypes.LIST + "` or `" + MediaTypes.JSON
                        + "`, creates all or none. An id that exists already is 409, never an overwrite.";
            case Direct.PATCH_MATCHING ->
                "One transaction. A filter is required. Returns what was changed, as it is now.";
            case Direct.DELETE_MATCHING ->
                "One transaction. A filter is required. Returns what was deleted, as it was.";
            case Direct.REPLACE -> "What the body does not name falls back to its default.";
            case Direct.PATCH -> "A JSON merge patch (RFC 7396): null clears a property, an absent one stays.";
            case Direct.EVENTS ->
                "Server-sent events, each after the commit of its change and in the order of the commits:"
                        + " `event` is `created`, `updated` or `deleted`, `data` is a JSON object with the"
                        + " `id` and the `version` of what changed. A block without data is a heartbeat."
                        + " Begins with the next change, or after `Last-Event-ID`; ends when the token"
                        + " expires.";
            case OperationKind.Follow ignored ->
                "404 when the " + operation.resource().label() + " has none.";
            case Direct.GET, Direct.DELETE -> null;
        };
    }

    private List<Parameter> parameters(ParameterGroup group, Resource resource) {
        return switch (group) {
            case ID ->
                List.of(new PathParameter()
                        .name("id")
                        .description("The resource's id.")
                        .schema(Schemas.ofType("string").format("uuid")));
            case LIST -> parameters.list(resource);
            case SINGLE -> parameters.single(resource);
            case BULK -> parameters.bulk(resource);
            case IF_MATCH -> List.of(header("If-Match", "The ETag that the resource must still have; otherwise 412."));
            case IF_NONE_MATCH ->
                List.of(header("If-None-Match", "The ETag of the copy at hand; 304 when it is still good."));
            case IDEMPOTENCY_KEY -> {
                Parameter key = header(
                        "Idempotency-Key",
                        "Makes a repeated request safe: for 24 hours the same key with the same body gets the same"
                                + " response, with another body 422.");
                key.getSchema().minLength(1).maxLength(255);
                yield List.of(key);
            }
            case LAST_EVENT_ID -> {
                Parameter position = header(
                        "Last-Event-ID", "The `id` of the last block that was read; browsers send it by themselves.");
                position.getSchema().pattern("^[0-9]{1,18}$");
                yield List.of(position);
            }
        };
    }

    private static Parameter header(String name, String description) {
        return new HeaderParameter().name(name).description(description).schema(Schemas.ofType("string"));
    }

    private ApiResponses responses(ResourceOperation operation) {
        ApiResponses responses = new ApiResponses();
        for (int status : operation.statuses()) {
            if (status < 300) {
                responses.addApiResponse(Integer.toString(status), representations.response(operation));
            } else if (status == 304) {
                responses.addApiResponse("304", new ApiResponse().description("The client's copy is still good."));
            } else {
                ErrorResponses.add(responses, status);
            }
        }
        return responses;
    }

    static Operation secured(Operation operation, List<String> scopes) {
        return operation.addSecurityItem(new SecurityRequirement().addList(SECURITY_SCHEME, scopes));
    }
}
