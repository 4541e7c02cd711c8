package dev.patchbay.domain.openapi;

import dev.patchbay.domain.model.Resource;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;

/** What an answer has of a resource: its media types, schemas, examples and headers. */
final class Representations {

    private final Examples examples;

    Representations(Examples examples) {
        this.examples = examples;
    }

    /** As a writing answers it: all of it. */
    ApiResponse whole(Resource resource) {
        return json(
                        "The " + words(resource.schemaName()) + ".",
                        Schemas.reference(resource.schemaName()),
                        examples.whole(resource))
                .addHeaderObject("ETag", Answers.header("The version, for If-Match.", "string"));
    }

    /** What was created: one, or a list of them. */
    ApiResponse created(Resource resource) {
        ApiResponse created = whole(resource).description("Created.");
        created.getContent()
                .addMediaType(
                        ResourceOperations.LIST,
                        new MediaType()
                                .schema(Schemas.arrayOf(Schemas.reference(resource.schemaName())))
                                .example(List.of(examples.whole(resource))));
        return created;
    }

    /** As a reading answers it: with {@code fields}, only some of it. */
    ApiResponse viewed(Resource resource) {
        return json(
                        "The " + words(resource.schemaName()) + ".",
                        Schemas.reference(ResourceSchemas.view(resource)),
                        examples.whole(resource))
                .addHeaderObject("ETag", Answers.header("The version, for If-Match; absent with `expand`.", "string"));
    }

    /** Many of them. */
    ApiResponse views(Resource resource) {
        return json(
                "The " + words(resource.pluralName()) + ".",
                Schemas.arrayOf(Schemas.reference(ResourceSchemas.view(resource))),
                List.of(examples.whole(resource)));
    }

    /** Many of them, in each format of a list, with the headers of a page. */
    ApiResponse page(Resource resource) {
        ApiResponse page = views(resource);
        page.getContent()
                .addMediaType("text/csv", text("id,version\r\n" + Schemas.SAMPLE_ID + ",1\r\n"))
                .addMediaType("application/x-ndjson", text("{\"id\":\"" + Schemas.SAMPLE_ID + "\",\"version\":1}\n"));
        return page.addHeaderObject("X-Total-Count", Answers.header("All that match, with `totalCount`.", "integer"))
                .addHeaderObject("X-Start-After", Answers.header("The cursor of the last, with `cursor`.", "string"))
                .addHeaderObject("X-End-Before", Answers.header("The cursor of the first, with `cursor`.", "string"))
                .addHeaderObject("Link", link());
    }

    private static MediaType text(String example) {
        return new MediaType().schema(Schemas.ofType("string")).example(example);
    }

    private static Header link() {
        return Answers.header("The next and the previous page (RFC 8288), relative to this request.", "string");
    }

    private static ApiResponse json(String description, Schema<Object> schema, Object example) {
        return new ApiResponse()
                .description(description)
                .content(new Content()
                        .addMediaType(
                                ResourceOperations.JSON,
                                new MediaType().schema(schema).example(example)));
    }

    /** {@code LineItems} reads {@code line items}. */
    static String words(String pascal) {
        return pascal.replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(java.util.Locale.ROOT);
    }
}
