package dev.patchbay.domain.rest;

import dev.patchbay.domain.model.Relation;
import dev.patchbay.domain.model.Resource;
import dev.patchbay.domain.model.ResourceModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Registers every operation of every resource with Spring MVC's own mapping, beside the service's plugin controllers: so
 * both share one rule for what is more specific, and 405, 406, 415, HEAD and OPTIONS come out the same for both.
 */
public final class ResourceRouter {

    private static final String JSON = "application/json";
    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final RequestMappingHandlerMapping mapping;
    private final ResourceModel model;
    private final ReadEndpoints reads;
    private final WriteEndpoints writes;
    private final Function<Resource, Endpoint> creates;
    private final Function<Resource, Endpoint> events;

    ResourceRouter(
            RequestMappingHandlerMapping mapping,
            ResourceModel model,
            ReadEndpoints reads,
            WriteEndpoints writes,
            Function<Resource, Endpoint> creates,
            Function<Resource, Endpoint> events) {
        this.mapping = mapping;
        this.model = model;
        this.reads = reads;
        this.writes = writes;
        this.creates = creates;
        this.events = events;
    }

    void registerAll() {
        model.resources().forEach(this::register);
    }

    private void register(Resource resource) {
        String one = resource.path() + "/{id}";
        List<String> read = List.of(resource.readScope());
        map(RequestMethod.GET, resource.path(), read, reads.list(resource), ListFormat.mediaTypes());
        map(RequestMethod.GET, one, read, reads.get(resource));
        // Looks at the Accept header itself: otherwise a reader that wants something else would ask for the id
        // "events".
        map(RequestMethod.GET, resource.path() + "/events", read, events.apply(resource), List.of());
        for (Relation relation : resource.relations()) {
            Resource target = model.get(relation.target());
            List<String> scopes = new ArrayList<>(read);
            if (!target.equals(resource)) {
                scopes.add(target.readScope());
            }
            String path = one + "/" + relation.path();
            switch (relation) {
                case Relation.ToOne toOne ->
                    map(RequestMethod.GET, path, scopes, reads.follow(resource, target, toOne));
                case Relation.ToMany toMany ->
                    map(
                            RequestMethod.GET,
                            path,
                            scopes,
                            reads.children(resource, target, toMany),
                            ListFormat.mediaTypes());
            }
        }
        if (resource.isWritable()) {
            List<String> write = List.of(resource.writeScope());
            map(RequestMethod.POST, resource.path(), write, creates.apply(resource), JSON, CreateEndpoint.LIST);
            map(RequestMethod.PATCH, resource.path(), write, writes.patchMatching(resource), MERGE_PATCH, JSON);
            map(RequestMethod.DELETE, resource.path(), write, writes.deleteMatching(resource));
            map(RequestMethod.PUT, one, write, writes.replace(resource), JSON);
            map(RequestMethod.PATCH, one, write, writes.patch(resource), MERGE_PATCH, JSON);
            map(RequestMethod.DELETE, one, write, writes.delete(resource), List.of());
        }
    }

    private void map(RequestMethod method, String path, List<String> scopes, Endpoint endpoint, String... consumes) {
        List<String> produces = method == RequestMethod.POST ? List.of(JSON, CreateEndpoint.LIST) : List.of(JSON);
        map(method, path, scopes, endpoint, produces, consumes);
    }

    /** @param produces the media types of the answer; none when it has no body, so that every Accept header will do */
    private void map(
            RequestMethod method,
            String path,
            List<String> scopes,
            Endpoint endpoint,
            List<String> produces,
            String... consumes) {
        mapping.registerMapping(
                RequestMappingInfo.paths(path)
                        .methods(method)
                        .consumes(consumes)
                        .produces(produces.toArray(String[]::new))
                        .options(mapping.getBuilderConfiguration())
                        .build(),
                new EndpointHandler(scopes, endpoint),
                EndpointHandler.METHOD);
    }
}
