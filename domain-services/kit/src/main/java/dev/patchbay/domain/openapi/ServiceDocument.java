package dev.patchbay.domain.openapi;

import dev.patchbay.domain.model.Resource;
import dev.patchbay.domain.model.ResourceModel;
import dev.patchbay.domain.query.PageLimits;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Adds the resources to the document in which springdoc has described the plugin controllers. */
final class ServiceDocument implements OpenApiCustomizer {

    private final ResourceModel model;
    private final PageLimits limits;

    ServiceDocument(ResourceModel model, PageLimits limits) {
        this.model = model;
        this.limits = limits;
    }

    @Override
    public void customise(OpenAPI document) {
        ListParameters parameters = new ListParameters(document.getComponents(), limits);
        ResourcePaths resourcePaths = new ResourcePaths(model, parameters);
        ResourceSchemas schemas = new ResourceSchemas(model);
        Paths plugins = document.getPaths();
        plugins.values().forEach(ServiceDocument::complete);
        Paths paths = new Paths();
        for (Resource resource : model.resources()) {
            document.addTagsItem(new Tag().name(resource.pluralName()).description(resource.description()));
            schemas.of(resource).forEach(document.getComponents()::addSchemas);
            resourcePaths.of(resource).forEach(paths::addPathItem);
        }
        plugins.forEach(paths::addPathItem);
        document.setPaths(paths);
        ErrorResponses.addTo(document.getComponents(), paths);
    }

    /** Plugin endpoints need a token like all others, and may fail with the same problems. */
    private static void complete(PathItem path) {
        for (Operation operation : path.readOperations()) {
            if (operation.getSecurity() == null) {
                ResourcePaths.secured(operation, List.of());
            }
            if (operation.getResponses() == null) {
                operation.setResponses(new ApiResponses());
            }
            ErrorResponses.add(operation.getResponses(), 400, 401, 406, 500, 503);
        }
    }
}
