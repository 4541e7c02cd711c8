package dev.patchbay.domain.operation;

import dev.patchbay.domain.model.ChildCollection;
import dev.patchbay.domain.model.Field;
import dev.patchbay.domain.model.Relation;
import dev.patchbay.domain.model.Resource;
import java.util.List;

/**
 * The fields and relations of a resource that a response shows.
 *
 * @param fields in the resource's order
 * @param childCollections the children to show
 * @param expand the relations whose target is embedded
 */
public record View(List<Field> fields, List<ChildCollection> childCollections, List<Relation.ToOne> expand) {

    public View {
        fields = List.copyOf(fields);
        childCollections = List.copyOf(childCollections);
        expand = List.copyOf(expand);
    }

    /** The view with all visible fields and children, without relations. */
    public static View whole(Resource resource) {
        return new View(resource.visibleFields(), resource.childCollections(), List.of());
    }
}
