package dev.patchbay.domain.openapi;

import dev.patchbay.domain.model.Access;
import dev.patchbay.domain.model.Field;
import dev.patchbay.domain.model.Part;
import dev.patchbay.domain.model.Resource;
import dev.patchbay.domain.model.ResourceModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Examples of bodies, each valid against its schema. */
final class Examples {

    private final ResourceModel model;

    Examples(ResourceModel model) {
        this.model = model;
    }

    Map<String, Object> whole(Resource resource) {
        Map<String, Object> example = new LinkedHashMap<>();
        resource.visibleFields().forEach(field -> example.put(field.name(), Schemas.example(field)));
        for (Part part : resource.parts()) {
            example.put(part.name(), List.of(whole(model.get(part.target()))));
        }
        return example;
    }

    Map<String, Object> created(Resource resource) {
        Map<String, Object> example = new LinkedHashMap<>();
        for (Field field : resource.fields()) {
            if (field.isInput() && field.access() == Access.CLIENT) {
                example.put(field.name(), Schemas.example(field));
            }
        }
        for (Part part : resource.parts()) {
            Map<String, Object> child = created(model.get(part.target()));
            child.remove(part.back().name());
            if (part.position() != null) {
                child.remove(part.position().name());
            }
            example.put(part.name(), List.of(child));
        }
        return example;
    }

    /** A change of the first thing that a client may change. */
    Map<String, Object> patch(Resource resource) {
        Map<String, Object> example = new LinkedHashMap<>();
        resource.fields().stream()
                .filter(field -> field.isInput() && field.access() == Access.CLIENT)
                .findFirst()
                .ifPresent(field -> example.put(field.name(), Schemas.example(field)));
        return example;
    }
}
