package dev.patchbay.domain.operation;

import dev.patchbay.domain.model.Field;
import dev.patchbay.domain.model.Part;
import dev.patchbay.domain.model.Relation;
import dev.patchbay.domain.model.Resource;
import java.util.List;

/**
 * What of a resource an answer shows.
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

    /** Everything that the resource itself shows. */
    public static View whole(Resource resource) {
        return new View(resource.visibleFields(), resource.parts(), List.of());
    }
}
