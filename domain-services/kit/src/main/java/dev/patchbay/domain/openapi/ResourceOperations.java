package dev.patchbay.domain.openapi;

import dev.patchbay.domain.model.Relation;
import dev.patchbay.domain.model.Resource;
import dev.patchbay.domain.model.ResourceModel;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.PathParameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.util.StringUtils;

/** The operations of one resource, as {@code ResourceRouter} registers them. */
final class ResourceOperations {

    static final String SECURITY_SCHEME = "bearer";
    static final String JSON = "application/json";
    static final String MERGE_PATCH = "application/merge-patch+json";
    static final String LIST = "application/vnd.patchbay.list+json";

    private static final String LISTED =
            "Filtered, ordered and paged by the query language. As `text/csv` the page is a table (RFC 4180) without"
                    + " the parts of aggregates. As `application/x-ndjson` it is an export: everything that matches, a"
                    + " JSON object per line, without the parameters of pages.";

    private final ResourceModel model;
    private final ListParameters parameters;
    private final Examples examples;
    private final Representations representations;

    ResourceOperations(ResourceModel model, ListParameters parameters) {
        this.model = model;
        this.parameters = parameters;
        this.examples = new Examples(model);
        this.representations = new Representations(examples);
    }

    /** The paths of the resource. */
    Map<String, PathItem> of(Resource resource) {
        Map<String, PathItem> paths = new LinkedHashMap<>();
        PathItem all = new PathItem().get(list(resource));
        PathItem one = new PathItem().get(get(resource));
        if (resource.isWritable()) {
            all.post(create(resource)).patch(updateMany(resource)).delete(deleteMany(resource));
            one.put(replace(resource)).patch(update(resource)).delete(delete(resource));
        }
        paths.put(resource.path(), all);
        paths.put(resource.path() + "/{id}", one);
        paths.put(resource.path() + "/events", new PathItem().get(follow(resource)));
        for (Relation relation : resource.relations()) {
            Resource target = model.get(relation.target());
            Operation operation = switch (relation) {
                case Relation.ToOne toOne -> follow(resource, target, toOne);
                case Relation.ToMany toMany -> children(resource, target, toMany);
            };
            paths.put(resource.path() + "/{id}/" + relation.path(), new PathItem().get(operation));
        }
        paths.values()
                .forEach(path -> path.readOperations().forEach(operation -> addWhatIsRefused(operation, resource)));
        return paths;
    }

    /** What can happen to every request, and to those that meet encrypted fields, directly or through a relation. */
    private void addWhatIsRefused(Operation operation, Resource resource) {
        Answers.add(operation.getResponses(), 431);
        if (operation.getRequestBody() != null) {
            Answers.add(operation.getResponses(), 408);
        }
        boolean meetsEncrypted = resource.hasEncryptedFields()
                || resource.relations().stream()
                        .anyMatch(relation -> model.get(relation.target()).hasEncryptedFields());
        if (meetsEncrypted) {
            Answers.add(operation.getResponses(), 410);
        }
    }

    private Operation list(Resource resource) {
        Operation operation = operation(
                        resource,
                        "list" + resource.pluralName(),
                        "List " + Representations.words(resource.pluralName()))
                .description(LISTED);
        operation.setParameters(parameters.list(resource));
        operation.setResponses(Answers.add(ok(representations.page(resource)), 400, 401, 403, 406, 500, 503));
        return secured(operation, resource.readScope());
    }

    private Operation get(Resource resource) {
        Operation operation = operation(
                resource, "get" + resource.schemaName(), "Get one " + Representations.words(resource.schemaName()));
        operation.addParametersItem(id());
        parameters.single(resource).forEach(operation::addParametersItem);
        operation.addParametersItem(ifNoneMatch());
        operation.setResponses(
                Answers.add(unchanged(ok(representations.viewed(resource))), 400, 401, 403, 404, 406, 500, 503));
        return secured(operation, resource.readScope());
    }

    private Operation follow(Resource source, Resource target, Relation.ToOne relation) {
        Operation operation = operation(
                        source,
                        "get" + source.schemaName() + StringUtils.capitalize(relation.name()),
                        "Get the " + Representations.words(StringUtils.capitalize(relation.name())) + " of one "
                                + Representations.words(source.schemaName()))
                .description("404 when the " + Representations.words(source.schemaName()) + " has none.");
        operation.addParametersItem(id());
        parameters.single(target).forEach(operation::addParametersItem);
        operation.addParametersItem(ifNoneMatch());
        operation.setResponses(
                Answers.add(unchanged(ok(representations.viewed(target))), 400, 401, 403, 404, 406, 500, 503));
        return secured(operation, source.readScope(), target.readScope());
    }

    private Operation children(Resource parent, Resource child, Relation.ToMany relation) {
        Operation operation = operation(
                        parent,
                        "list" + parent.schemaName() + StringUtils.capitalize(relation.name()),
                        "List the " + Representations.words(StringUtils.capitalize(relation.name())) + " of one "
                                + Representations.words(parent.schemaName()))
                .description(LISTED);
        operation.addParametersItem(id());
        parameters.list(child).forEach(operation::addParametersItem);
        operation.setResponses(Answers.add(ok(representations.page(child)), 400, 401, 403, 404, 406, 500, 503));
        return secured(operation, parent.readScope(), child.readScope());
    }

    private Operation follow(Resource resource) {
        Operation operation = operation(
                        resource,
                        "follow" + resource.pluralName(),
                        "Follow the changes of " + Representations.words(resource.pluralName()))
                .description("Server-sent events, each after the commit of its change and in the order of the commits:"
                        + " `event` is `created`, `updated` or `deleted`, `data` is a JSON object with the"
                        + " `id` and the `version` of what changed. A block without data is a heartbeat."
                        + " Begins with the next change, or after `Last-Event-ID`; ends when the token"
                        + " expires.");
        operation.addParametersItem(new HeaderParameter()
                .name("Last-Event-ID")
                .description("The `id` of the last block that was read; browsers send it by themselves.")
                .schema(Schemas.ofType("string").pattern("^[0-9]{1,18}$")));
        ApiResponse stream = new ApiResponse()
                .description("The changes, until one of both sides ends it.")
                .content(new Content()
                        .addMediaType(
                                "text/event-stream",
                                new MediaType()
                                        .schema(Schemas.ofType("string"))
                                        .example("id: 42\nevent: updated\ndata: {\"id\":\"" + Schemas.SAMPLE_ID
                                                + "\",\"version\":2}\n\n")));
        operation.setResponses(Answers.add(ok(stream), 400, 401, 403, 406, 410, 500, 503));
        return secured(operation, resource.readScope());
    }

    private Operation create(Resource resource) {
        Operation operation = operation(
                        resource,
                        "create" + resource.schemaName(),
                        "Create one " + Representations.words(resource.schemaName()))
                .description("An array of them, as `" + LIST + "` or `" + JSON
                        + "`, creates all or none. An id that exists already is 409, never an overwrite.");
        operation.addParametersItem(new HeaderParameter()
                .name("Idempotency-Key")
                .description("Makes a repeated request safe: for 24 hours the same key with the same body gets the same"
                        + " answer, with another body 422.")
                .schema(Schemas.ofType("string").minLength(1).maxLength(255)));
        Schema<Object> one = Schemas.reference(ResourceSchemas.created(resource));
        Content content = new Content()
                .addMediaType(JSON, new MediaType().schema(one).example(examples.created(resource)))
                .addMediaType(
                        LIST,
                        new MediaType().schema(Schemas.arrayOf(one)).example(List.of(examples.created(resource))));
        operation.setRequestBody(new RequestBody().required(true).content(content));
        ApiResponse created = representations.created(resource);
        created.addHeaderObject("Location", Answers.header("The path of what was created.", "string"));
        operation.setResponses(Answers.add(
                new ApiResponses().addApiResponse("201", created), 400, 401, 403, 406, 409, 413, 415, 422, 500, 503));
        return secured(operation, resource.writeScope());
    }

    private Operation replace(Resource resource) {
        Operation operation = operation(
                        resource,
                        "replace" + resource.schemaName(),
                        "Replace one " + Representations.words(resource.schemaName()))
                .description("What the body does not name falls back to its default.");
        operation.addParametersItem(id());
        operation.addParametersItem(ifMatch());
        operation.setRequestBody(body(ResourceSchemas.created(resource), examples.created(resource), List.of(JSON)));
        operation.setResponses(Answers.add(
                ok(representations.whole(resource)), 400, 401, 403, 404, 406, 409, 412, 413, 415, 500, 503));
        return secured(operation, resource.writeScope());
    }

    private Operation update(Resource resource) {
        Operation operation = operation(
                        resource,
                        "update" + resource.schemaName(),
                        "Change one " + Representations.words(resource.schemaName()))
                .description("A JSON merge patch (RFC 7396): null clears a property, an absent one stays.");
        operation.addParametersItem(id());
        operation.addParametersItem(ifMatch());
        operation.setRequestBody(
                body(ResourceSchemas.patch(resource), examples.patch(resource), List.of(MERGE_PATCH, JSON)));
        operation.setResponses(Answers.add(
                ok(representations.whole(resource)), 400, 401, 403, 404, 406, 409, 412, 413, 415, 500, 503));
        return secured(operation, resource.writeScope());
    }

    private Operation delete(Resource resource) {
        Operation operation = operation(
                resource,
                "delete" + resource.schemaName(),
                "Delete one " + Representations.words(resource.schemaName()));
        operation.addParametersItem(id());
        operation.addParametersItem(ifMatch());
        ApiResponses responses = new ApiResponses().addApiResponse("204", new ApiResponse().description("Deleted."));
        operation.setResponses(Answers.add(responses, 400, 401, 403, 404, 409, 412, 500, 503));
        return secured(operation, resource.writeScope());
    }

    private Operation updateMany(Resource resource) {
        Operation operation = operation(
                        resource,
                        "update" + resource.pluralName(),
                        "Change all matching " + Representations.words(resource.pluralName()))
                .description("One transaction. A filter is required. Answers what was changed, as it is now.");
        operation.setParameters(parameters.bulk(resource));
        operation.setRequestBody(
                body(ResourceSchemas.patch(resource), examples.patch(resource), List.of(MERGE_PATCH, JSON)));
        operation.setResponses(
                Answers.add(ok(representations.views(resource)), 400, 401, 403, 406, 409, 413, 415, 500, 503));
        return secured(operation, resource.writeScope());
    }

    private Operation deleteMany(Resource resource) {
        Operation operation = operation(
                        resource,
                        "delete" + resource.pluralName(),
                        "Delete all matching " + Representations.words(resource.pluralName()))
                .description("One transaction. A filter is required. Answers what was deleted, as it was.");
        operation.setParameters(parameters.bulk(resource));
        operation.setResponses(Answers.add(ok(representations.views(resource)), 400, 401, 403, 406, 409, 500, 503));
        return secured(operation, resource.writeScope());
    }

    private static Operation operation(Resource resource, String id, String summary) {
        return new Operation().operationId(id).summary(summary).addTagsItem(resource.pluralName());
    }

    static Operation secured(Operation operation, String... scopes) {
        Set<String> distinct = new LinkedHashSet<>(List.of(scopes));
        return operation.addSecurityItem(new SecurityRequirement().addList(SECURITY_SCHEME, List.copyOf(distinct)));
    }

    private static ApiResponses ok(ApiResponse answer) {
        return new ApiResponses().addApiResponse("200", answer);
    }

    private static ApiResponses unchanged(ApiResponses responses) {
        return responses.addApiResponse("304", new ApiResponse().description("The client's copy is still good."));
    }

    private static RequestBody body(String schema, Object example, List<String> mediaTypes) {
        Content content = new Content();
        for (String mediaType : mediaTypes) {
            content.addMediaType(
                    mediaType, new MediaType().schema(Schemas.reference(schema)).example(example));
        }
        return new RequestBody().required(true).content(content);
    }

    private static Parameter id() {
        return new PathParameter()
                .name("id")
                .description("The resource's id.")
                .schema(Schemas.ofType("string").format("uuid"));
    }

    private static Parameter ifMatch() {
        return new HeaderParameter()
                .name("If-Match")
                .description("The ETag that the resource must still have; otherwise 412.")
                .schema(Schemas.ofType("string"));
    }

    private static Parameter ifNoneMatch() {
        return new HeaderParameter()
                .name("If-None-Match")
                .description("The ETag of the copy at hand; 304 when it is still good.")
                .schema(Schemas.ofType("string"));
    }
}
