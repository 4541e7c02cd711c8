package dev.patchbay.domain.openapi;

import dev.patchbay.domain.model.ChildCollection;
import dev.patchbay.domain.model.Field;
import dev.patchbay.domain.model.FieldRole;
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
        for (ChildCollection collection : resource.childCollections()) {
            example.put(collection.name(), List.of(whole(model.get(collection.target()))));
        }
        return example;
    }

    Map<String, Object> created(Resource resource) {
        Map<String, Object> example = new LinkedHashMap<>();
        for (Field field : resource.fields()) {
            if (field.isInput() && field.role() == FieldRole.CLIENT) {
                example.put(field.name(), Schemas.example(field));
            }
        }
        for (ChildCollection collection : resource.childCollections()) {
            Map<String, Object> child = created(model.get(collection.target()));
            child.remove(collection.back().name());
            if (collection.position() != null) {
                child.remove(collection.position().name());
            }
            example.put(collection.name(), List.of(child));
        }
        return example;
    }

    /** A patch of the first field that a client may change. */
    Map<String, Object> patch(Resource resource) {
        Map<String, Object> example = new LinkedHashMap<>();
        resource.fields().stream()
                .filter(field -> field.isInput() && field.role() == FieldRole.CLIENT)
                .findFirst()
                .ifPresent(field -> example.put(field.name(), Schemas.example(field)));
        return example;
    }
}
