package dev.patchbay.domain.model;

import dev.patchbay.domain.model.ResourceModels.Draft;
import dev.patchbay.domain.model.ResourceModels.Nested;
import dev.patchbay.domain.problem.StartupProblem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.util.StringUtils;

/**
 * Finds the relations between the resources of one allow list. A reference to a table outside the list stays a plain
 * field: the API does not show that the other table exists.
 */
final class Relations {

    private final Map<String, Draft> byTable = new HashMap<>();
    private final Map<String, String> parentOfTable = new HashMap<>();
    private final List<StartupProblem> problems;

    Relations(Collection<Draft> drafts, List<StartupProblem> problems) {
        this.problems = problems;
        for (Draft draft : drafts) {
            byTable.put(draft.table(), draft);
            for (Nested nested : draft.nested()) {
                parentOfTable.put(nested.table(), draft.name());
            }
        }
    }

    Resource complete(Draft draft) {
        List<Relation> relations = new ArrayList<>();
        relations.addAll(toOne(draft));
        relations.addAll(toMany(draft));
        return new Resource(
                draft.name(),
                draft.type().getSimpleName(),
                Names.pascal(draft.table()),
                draft.table(),
                draft.type(),
                draft.description(),
                draft.fields(),
                childCollections(draft),
                relations,
                parentOfTable.get(draft.table()));
    }

    private List<Relation> toOne(Draft draft) {
        List<Relation> relations = new ArrayList<>();
        for (Field field : draft.fields()) {
            Draft target = field.hidden() ? null : byTable.get(field.referencedTable());
            if (target != null) {
                String name = Names.relation(field.name());
                relations.add(new Relation.ToOne(name, Names.kebab(name), target.name(), field));
            }
        }
        return relations;
    }

    /** Two references from one table get two routes, told apart by the field: {@code customers-by-billing-address}. */
    private List<Relation> toMany(Draft draft) {
        List<Relation> relations = new ArrayList<>();
        for (Draft child : byTable.values()) {
            List<Field> references = child.fields().stream()
                    .filter(field -> !field.hidden() && draft.table().equals(field.referencedTable()))
                    .toList();
            for (Field reference : references) {
                String suffix =
                        references.size() == 1 ? "" : "By" + StringUtils.capitalize(Names.relation(reference.name()));
                String name = Names.camel(child.table()) + suffix;
                relations.add(new Relation.ToMany(name, Names.kebab(name), child.name(), reference));
            }
        }
        relations.sort(java.util.Comparator.comparing(Relation::name));
        return relations;
    }

    private List<ChildCollection> childCollections(Draft draft) {
        return draft.nested().stream()
                .filter(nested -> byTable.containsKey(nested.table()))
                .map(nested -> childCollection(draft, nested))
                .flatMap(Optional::stream)
                .collect(Collectors.toList());
    }

    private Optional<ChildCollection> childCollection(Draft draft, Nested nested) {
        Draft child = byTable.get(nested.table());
        Optional<Field> back = child == null ? Optional.empty() : child.fieldOfColumn(nested.idColumn());
        if (child == null || back.isEmpty()) {
            problems.add(new StartupProblem(
                    "PB-605",
                    draft.type().getSimpleName() + "." + nested.name()
                            + ": name with @MappedCollection(idColumn = ...) the children's column that refers back"));
            return Optional.empty();
        }
        return Optional.of(new ChildCollection(
                nested.name(),
                child.name(),
                back.get(),
                child.fieldOfColumn(nested.keyColumn()).orElse(null)));
    }
}
