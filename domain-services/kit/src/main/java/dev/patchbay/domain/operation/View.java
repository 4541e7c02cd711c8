package dev.patchbay.domain.operation;

import dev.patchbay.domain.model.Field;
import dev.patchbay.domain.model.Part;
import dev.patchbay.domain.model.Relation;
import dev.patchbay.domain.model.Resource;
import java.util.List;

/**
 * The fields and relations of a resource that a response shows.
 *
 * @param fields in the resource's order
 * @param parts the aggregate's children to show
 * @param expand the relations whose target is embedded
 */
public record View(List<Field> fields, List<Part> parts, List<Relation.ToOne> expand) {

    public View {
        fields = List.copyOf(fields);
        parts = List.copyOf(parts);
        expand = List.copyOf(expand);
    }

    /** The view with all visible fields and parts, without relations. */
    public static View whole(Resource resource) {
        return new View(resource.visibleFields(), resource.parts(), List.of());
    }
}
