package dev.patchbay.domain.openapi;

import dev.patchbay.domain.model.MediaTypes;
import dev.patchbay.domain.model.OperationKind;
import dev.patchbay.domain.model.OperationKind.Direct;
import dev.patchbay.domain.model.Resource;
import dev.patchbay.domain.model.ResourceOperation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import org.springframework.web.bind.annotation.RequestMethod;

/** The bodies of requests and of successful responses: media types, schemas, examples and headers. */
final class Representations {

    private static final String ROW = "id,version\r\n" + Schemas.SAMPLE_ID + ",1\r\n";
    private static final String LINE = "{\"id\":\"" + Schemas.SAMPLE_ID + "\",\"version\":1}\n";
    private static final String EVENT =
            "id: 42\nevent: updated\ndata: {\"id\":\"" + Schemas.SAMPLE_ID + "\",\"version\":2}\n\n";

    private final Examples examples;

    Representations(Examples examples) {
        this.examples = examples;
    }

    /** The body of a request that has one. */
    RequestBody request(ResourceOperation operation) {
        Resource resource = operation.resource();
        Content content = operation.method() == RequestMethod.PATCH
                ? content(operation.consumes(), ResourceSchemas.patch(resource), examples.patch(resource))
                : content(operation.consumes(), ResourceSchemas.created(resource), examples.created(resource));
        return new RequestBody().required(true).content(content);
    }

    /** The response of an operation that succeeds. */
    ApiResponse response(ResourceOperation operation) {
        return switch (operation.kind()) {
            case Direct.LIST -> page(operation);
            case OperationKind.Children ignored -> page(operation);
            case Direct.GET -> viewed(operation);
            case OperationKind.Follow ignored -> viewed(operation);
            case Direct.CREATE ->
                whole(operation)
                        .description("Created.")
                        .addHeaderObject("Location", ErrorResponses.header("The path of what was created.", "string"));
            case Direct.REPLACE, Direct.PATCH -> whole(operation);
            case Direct.PATCH_MATCHING, Direct.DELETE_MATCHING -> views(operation);
            case Direct.DELETE -> new ApiResponse().description("Deleted.");
            case Direct.EVENTS ->
                new ApiResponse()
                        .description("The changes, until one of both sides ends it.")
                        .content(new Content().addMediaType(MediaTypes.EVENT_STREAM, text(EVENT)));
        };
    }

    /** All of a resource, as a write returns it. */
    private ApiResponse whole(ResourceOperation operation) {
        Resource result = operation.result();
        return new ApiResponse()
                .description("The " + result.label() + ".")
                .content(content(operation.produces(), result.schemaName(), examples.whole(result)))
                .addHeaderObject("ETag", ErrorResponses.header("The version, for If-Match.", "string"));
    }

    /** A resource as it is read: with {@code fields}, only some of it. */
    private ApiResponse viewed(ResourceOperation operation) {
        Resource result = operation.result();
        return new ApiResponse()
                .description("The " + result.label() + ".")
                .content(content(operation.produces(), ResourceSchemas.view(result), examples.whole(result)))
                .addHeaderObject(
                        "ETag", ErrorResponses.header("The version, for If-Match; absent with `expand`.", "string"));
    }

    /** Many resources as they are read. */
    private ApiResponse views(ResourceOperation operation) {
        Resource result = operation.result();
        Schema<Object> views = Schemas.arrayOf(Schemas.reference(ResourceSchemas.view(result)));
        return new ApiResponse()
                .description("The " + result.pluralLabel() + ".")
                .content(content(operation.produces(), views, List.of(examples.whole(result))));
    }

    private ApiResponse page(ResourceOperation operation) {
        return views(operation)
                .addHeaderObject(
                        "X-Total-Count", ErrorResponses.header("All that match, with `totalCount`.", "integer"))
                .addHeaderObject(
                        "X-Start-After", ErrorResponses.header("The cursor of the last, with `cursor`.", "string"))
                .addHeaderObject(
                        "X-End-Before", ErrorResponses.header("The cursor of the first, with `cursor`.", "string"))
                .addHeaderObject(
                        "Link",
                        ErrorResponses.header(
                                "The next and the previous page (RFC 8288), relative to this request.", "string"));
    }

    private static Content content(List<String> mediaTypes, String schema, Object example) {
        return content(mediaTypes, Schemas.reference(schema), example);
    }

    private static Content content(List<String> mediaTypes, Schema<Object> schema, Object example) {
        Content content = new Content();
        for (String mediaType : mediaTypes) {
            content.addMediaType(
                    mediaType,
                    switch (mediaType) {
                        case MediaTypes.LIST -> json(Schemas.arrayOf(schema), List.of(example));
                        case MediaTypes.CSV -> text(ROW);
                        case MediaTypes.LINES -> text(LINE);
                        default -> json(schema, example);
                    });
        }
        return content;
    }

    private static MediaType json(Schema<Object> schema, Object example) {
        return new MediaType().schema(schema).example(example);
    }

    private static MediaType text(String example) {
        return new MediaType().schema(Schemas.ofType("string")).example(example);
    }
}
