package dev.patchbay.domain.model;

import dev.patchbay.domain.problem.StartupException;
import dev.patchbay.domain.problem.StartupProblem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.data.jdbc.core.mapping.AggregateReference;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.RelationalMappingContext;
import org.springframework.data.relational.core.mapping.RelationalPersistentEntity;

/** Builds the {@link ResourceModel} of a service, or throws every problem that stands in the way. */
public final class ResourceModels {

    private final RelationalMappingContext context;
    private final AllowList allowList;
    private final List<StartupProblem> problems = new ArrayList<>();

    private ResourceModels(RelationalMappingContext context, AllowList allowList) {
        this.context = context;
        this.allowList = allowList;
    }

    /**
     * Reads the records and everything that they refer to, as far as the allow list goes.
     *
     * @throws StartupException with every problem that was found
     */
    public static ResourceModel read(
            RelationalMappingContext context, Collection<Class<?>> records, AllowList allowList) {
        return new ResourceModels(context, allowList).read(records);
    }

    private ResourceModel read(Collection<Class<?>> records) {
        Map<String, Class<?>> byTable = reachable(records);
        problems.addAll(allowList.unknownNames(byTable.keySet()));
        List<Draft> drafts = new ArrayList<>();
        byTable.forEach((table, type) -> {
            if (allowList.allows(table)) {
                drafts.add(draft(table, type));
            }
        });
        drafts.sort(Comparator.comparing(Draft::name));
        checkNames(drafts);
        if (!problems.isEmpty()) {
            throw new StartupException(problems);
        }
        Map<String, Draft> byName = new LinkedHashMap<>();
        drafts.forEach(draft -> byName.put(draft.name(), draft));
        Relations relations = new Relations(byName.values(), problems);
        List<Resource> resources = drafts.stream().map(relations::complete).toList();
        if (!problems.isEmpty()) {
            throw new StartupException(problems);
        }
        return new ResourceModel(resources);
    }

    /** Records and enums share one name space: each is a schema of the service's document. */
    private void checkNames(List<Draft> drafts) {
        Map<String, Object> meanings = new HashMap<>();
        for (Draft draft : drafts) {
            meanings.put(draft.type().getSimpleName(), draft.type());
        }
        for (Draft draft : drafts) {
            for (Field field : draft.fields()) {
                if (field.type() instanceof FieldType.Enumeration type
                        && !type.equals(meanings.merge(type.name(), type, (known, same) -> known))) {
                    problems.add(new StartupProblem(
                            "PB-607",
                            draft.type().getSimpleName() + "." + field.name() + ": something else is called "
                                    + type.name() + ", too; rename the enum"));
                }
            }
        }
    }

    /** A resource before its relations are known. */
    record Draft(
            String name, String table, Class<?> type, String description, List<Field> fields, List<Nested> nested) {

        Optional<Field> fieldOfColumn(String column) {
            return fields.stream()
                    .filter(field -> field.column().equals(column))
                    .findFirst();
        }
    }

    /** A {@code @MappedCollection} component. */
    record Nested(String name, String table, String idColumn, String keyColumn) {}

    private Map<String, Class<?>> reachable(Collection<Class<?>> records) {
        Map<String, Class<?>> found = new HashMap<>();
        Deque<Class<?>> open = new ArrayDeque<>(records);
        while (!open.isEmpty()) {
            Class<?> type = open.pop();
            String table = entity(type).getTableName().getReference();
            if (type.isRecord() && found.putIfAbsent(table, type) == null) {
                for (RecordComponent component : type.getRecordComponents()) {
                    neighbour(component).ifPresent(open::push);
                }
            }
        }
        return found;
    }

    private static Optional<Class<?>> neighbour(RecordComponent component) {
        ResolvableType type = ResolvableType.forType(component.getGenericType());
        boolean leadsOn = component.getType() == AggregateReference.class
                || Collection.class.isAssignableFrom(component.getType());
        return leadsOn ? Optional.of(type.getGeneric(0).toClass()) : Optional.empty();
    }

    private RelationalPersistentEntity<?> entity(Class<?> type) {
        return context.getRequiredPersistentEntity(type);
    }

    private Draft draft(String table, Class<?> type) {
        FieldReader reader = new FieldReader(context, problems);
        RelationalPersistentEntity<?> entity = entity(type);
        List<Field> fields = new ArrayList<>();
        List<Nested> nested = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            var property = entity.getRequiredPersistentProperty(component.getName());
            if (Collection.class.isAssignableFrom(component.getType())) {
                MappedCollection mapping = property.findAnnotation(MappedCollection.class);
                Class<?> child = property.getActualType();
                nested.add(new Nested(
                        component.getName(),
                        entity(child).getTableName().getReference(),
                        mapping == null ? "" : mapping.idColumn(),
                        mapping == null ? "" : mapping.keyColumn()));
            } else {
                reader.read(component, property, fields.size()).ifPresent(fields::add);
            }
        }
        requireOne(type, fields, FieldRole.ID, FieldType.Scalar.UUID, "@Id UUID id");
        requireOne(type, fields, FieldRole.VERSION, FieldType.Scalar.LONG, "@Version long version");
        Schema schema = AnnotatedElementUtils.findMergedAnnotation(type, Schema.class);
        String description = schema == null || schema.description().isEmpty()
                ? "A row of the table " + table + "."
                : schema.description();
        return new Draft(Names.path(table), table, type, description, List.copyOf(fields), List.copyOf(nested));
    }

    private void requireOne(Class<?> type, List<Field> fields, FieldRole role, FieldType wanted, String spelling) {
        boolean fits = fields.stream()
                        .filter(field -> field.role() == role && field.type().equals(wanted))
                        .count()
                == 1;
        if (!fits) {
            problems.add(new StartupProblem(
                    "PB-602", type.getSimpleName() + " needs exactly one component '" + spelling + "'"));
        }
    }
}
