package dev.patchbay.domain.rest;

import dev.patchbay.domain.model.OperationKind;
import dev.patchbay.domain.model.OperationKind.Direct;
import dev.patchbay.domain.model.Relation;
import dev.patchbay.domain.model.Resource;
import dev.patchbay.domain.model.ResourceModel;
import dev.patchbay.domain.model.ResourceOperation;
import java.util.function.Function;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Registers every operation of every resource with Spring MVC's own mapping, beside the service's plugin controllers:
 * so both share one rule for what is more specific, and 405, 406, 415, HEAD and OPTIONS are the same for both.
 */
public final class ResourceRouter {

    private final RequestMappingHandlerMapping mapping;
    private final ResourceModel model;
    private final ListEndpoints lists;
    private final ReadEndpoints reads;
    private final WriteEndpoints writes;
    private final Function<Resource, Endpoint> creates;
    private final Function<Resource, Endpoint> events;

    ResourceRouter(
            RequestMappingHandlerMapping mapping,
            ResourceModel model,
            ListEndpoints lists,
            ReadEndpoints reads,
            WriteEndpoints writes,
            Function<Resource, Endpoint> creates,
            Function<Resource, Endpoint> events) {
        this.mapping = mapping;
        this.model = model;
        this.lists = lists;
        this.reads = reads;
        this.writes = writes;
        this.creates = creates;
        this.events = events;
    }

    void registerAll() {
        for (Resource resource : model.resources()) {
            model.operations(resource).forEach(this::register);
        }
    }

    private void register(ResourceOperation operation) {
        mapping.registerMapping(
                RequestMappingInfo.paths(operation.path())
                        .methods(operation.method())
                        .consumes(operation.consumes().toArray(String[]::new))
                        .produces(produces(operation))
                        .options(mapping.getBuilderConfiguration())
                        .build(),
                new EndpointHandler(operation.scopes(), endpoint(operation)),
                EndpointHandler.METHOD);
    }

    /**
     * The media types that Spring compares with the Accept header. The endpoint of events does that itself: otherwise a
     * client that accepts JSON alone would be sent to the resource whose id is "events".
     */
    private static String[] produces(ResourceOperation operation) {
        return operation.kind() == Direct.EVENTS
                ? new String[0]
                : operation.produces().toArray(String[]::new);
    }

    private Endpoint endpoint(ResourceOperation operation) {
        Resource resource = operation.resource();
        return switch (operation.kind()) {
            case Direct.LIST -> lists.list(resource);
            case Direct.CREATE -> creates.apply(resource);
            case Direct.PATCH_MATCHING -> writes.patchMatching(resource);
            case Direct.DELETE_MATCHING -> writes.deleteMatching(resource);
            case Direct.GET -> reads.get(resource);
            case Direct.REPLACE -> writes.replace(resource);
            case Direct.PATCH -> writes.patch(resource);
            case Direct.DELETE -> writes.delete(resource);
            case Direct.EVENTS -> events.apply(resource);
            case OperationKind.Follow(Relation.ToOne relation) -> reads.follow(resource, operation.result(), relation);
            case OperationKind.Children(Relation.ToMany relation) ->
                lists.children(resource, operation.result(), relation);
        };
    }
}
