package dev.patchbay.domain.openapi;

import dev.patchbay.domain.model.ChildCollection;
import dev.patchbay.domain.model.Field;
import dev.patchbay.domain.model.FieldRole;
import dev.patchbay.domain.model.FieldType;
import dev.patchbay.domain.model.Relation;
import dev.patchbay.domain.model.Resource;
import dev.patchbay.domain.model.ResourceModel;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The schemas of one resource: {@code Customer} as a write returns it, {@code CustomerView} as it is read with
 * {@code fields} and {@code expand}, {@code NewCustomer} and {@code CustomerPatch} as they are sent.
 */
final class ResourceSchemas {

    private final ResourceModel model;

    ResourceSchemas(ResourceModel model) {
        this.model = model;
    }

    static String view(Resource resource) {
        return resource.schemaName() + "View";
    }

    static String created(Resource resource) {
        return "New" + resource.schemaName();
    }

    static String patch(Resource resource) {
        return resource.schemaName() + "Patch";
    }

    Map<String, Schema<Object>> of(Resource resource) {
        Map<String, Schema<Object>> schemas = new LinkedHashMap<>();
        for (Field field : resource.visibleFields()) {
            if (field.type() instanceof FieldType.Enumeration type) {
                schemas.put(type.name(), Schemas.enumeration(type));
            }
        }
        schemas.put(resource.schemaName(), whole(resource));
        schemas.put(view(resource), projected(resource));
        if (resource.isWritable()) {
            schemas.put(created(resource), input(resource, true));
            schemas.put(patch(resource), input(resource, false));
        }
        for (ChildCollection collection : resource.childCollections()) {
            Resource child = model.get(collection.target());
            schemas.put(childInput(child), childInput(child, collection));
        }
        return schemas;
    }

    private Schema<Object> whole(Resource resource) {
        Schema<Object> schema = object(resource.description());
        List<String> required = new ArrayList<>();
        for (Field field : resource.visibleFields()) {
            schema.addProperty(field.name(), Schemas.property(field));
            required.add(field.name());
        }
        for (ChildCollection collection : resource.childCollections()) {
            schema.addProperty(collection.name(), children(collection));
            required.add(collection.name());
        }
        schema.setRequired(required);
        return schema;
    }

    private Schema<Object> projected(Resource resource) {
        Schema<Object> schema = object(resource.description()
                + " With `fields` only those properties, with `expand` also the resources that it refers to.");
        resource.visibleFields().forEach(field -> schema.addProperty(field.name(), Schemas.property(field)));
        resource.childCollections().forEach(collection -> schema.addProperty(collection.name(), children(collection)));
        for (Relation relation : resource.relations()) {
            if (relation instanceof Relation.ToOne toOne) {
                schema.addProperty(toOne.name(), expanded(toOne));
            }
        }
        return schema;
    }

    private Schema<Object> expanded(Relation.ToOne relation) {
        Schema<Object> target = Schemas.reference(model.get(relation.target()).schemaName());
        return relation.via().nullable() ? Schemas.nullable(target) : target;
    }

    private Schema<Object> children(ChildCollection collection) {
        return Schemas.arrayOf(Schemas.reference(model.get(collection.target()).schemaName()));
    }

    private Schema<Object> input(Resource resource, boolean whole) {
        Schema<Object> schema = object(
                whole
                        ? resource.description()
                        : "A JSON merge patch (RFC 7396): null clears a property, an absent one stays.");
        List<String> required = new ArrayList<>();
        for (Field field : resource.fields()) {
            if (field.isInput() && (whole || field.role() != FieldRole.ID)) {
                schema.addProperty(field.name(), input(field, whole));
                if (whole && field.isRequired()) {
                    required.add(field.name());
                }
            }
        }
        for (ChildCollection collection : resource.childCollections()) {
            Schema<Object> children = Schemas.arrayOf(Schemas.reference(childInput(model.get(collection.target()))));
            schema.addProperty(collection.name(), whole ? children : cleared(children));
        }
        schema.setAdditionalProperties(false);
        schema.setRequired(required.isEmpty() ? null : required);
        return schema;
    }

    private static Schema<Object> input(Field field, boolean whole) {
        Schema<Object> schema = Schemas.property(field);
        if (whole && field.defaultValue() != null) {
            schema.setDefault(field.defaultValue());
        }
        return schema;
    }

    /**
     * Null clears like everywhere in a merge patch. It also keeps generated clients from sending an empty array, which
     * deletes the children, in a patch that does not name them.
     */
    private static Schema<Object> cleared(Schema<Object> children) {
        Schema<Object> schema = Schemas.nullable(children);
        schema.setDescription("Replaces them all; null is as good as an empty array.");
        return schema;
    }

    static String childInput(Resource child) {
        return "New" + child.schemaName();
    }

    /** A child inside its parent's body: the parent sets the reference and the position. */
    private static Schema<Object> childInput(Resource child, ChildCollection collection) {
        Schema<Object> schema = object(child.description());
        List<String> required = new ArrayList<>();
        for (Field field : child.fields()) {
            if (field.isInput() && !field.equals(collection.back()) && !field.equals(collection.position())) {
                schema.addProperty(field.name(), input(field, true));
                if (field.isRequired()) {
                    required.add(field.name());
                }
            }
        }
        schema.setAdditionalProperties(false);
        schema.setRequired(required.isEmpty() ? null : required);
        return schema;
    }

    private static Schema<Object> object(String description) {
        Schema<Object> schema = Schemas.ofType("object");
        schema.setDescription(description);
        return schema;
    }
}
