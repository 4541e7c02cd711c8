package dev.patchbay.domain.entity;

import dev.patchbay.domain.ResourceRules;
import dev.patchbay.domain.model.Resource;
import dev.patchbay.domain.model.ResourceModel;
import dev.patchbay.domain.store.Row;
import dev.patchbay.problems.Violation;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.ResolvableType;

/** Applies Bean Validation and the service's rules to rows. */
public final class Entities {

    private final Validator validator;
    private final Map<String, EntityMapper> mappers = new HashMap<>();
    private final Map<String, ResourceRules<Object>> rules = new HashMap<>();

    public Entities(ResourceModel model, Validator validator, List<ResourceRules<?>> rules) {
        this.validator = validator;
        Map<Class<?>, ResourceRules<Object>> byType = new HashMap<>();
        for (ResourceRules<?> each : rules) {
            byType.put(entityOf(each), unchecked(each));
        }
        for (Resource resource : model.resources()) {
            mappers.put(resource.name(), new EntityMapper(resource, model));
            ResourceRules<Object> own = byType.get(resource.type());
            if (own != null) {
                this.rules.put(resource.name(), own);
            }
        }
    }

    /** Adds the violations that Bean Validation finds in the row itself (not in its children). */
    public void validate(Row row, String pointer, List<Violation> violations) {
        Object entity = mapper(row).toEntity(row);
        for (ConstraintViolation<Object> violation : validator.validate(entity)) {
            String property = violation.getPropertyPath().toString();
            violations.add(
                    Violation.inBody(pointer + (property.isEmpty() ? "" : "/" + property), violation.getMessage()));
        }
    }

    /** Returns the row to insert, as the rules make it. */
    public Row beforeInsert(Row candidate) {
        ResourceRules<Object> own = rules.get(candidate.resource().name());
        if (own == null) {
            return candidate;
        }
        EntityMapper mapper = mapper(candidate);
        return mapper.toRow(own.beforeInsert(mapper.toEntity(candidate)));
    }

    /** Returns the row to write, as the rules make it. */
    public Row beforeUpdate(Row current, Row candidate) {
        ResourceRules<Object> own = rules.get(candidate.resource().name());
        if (own == null) {
            return candidate;
        }
        EntityMapper mapper = mapper(candidate);
        return mapper.toRow(own.beforeUpdate(mapper.toEntity(current), mapper.toEntity(candidate)));
    }

    /** True if the service has rules for the resource. */
    public boolean hasRules(Resource resource) {
        return rules.containsKey(resource.name());
    }

    public void beforeDelete(Row current) {
        ResourceRules<Object> own = rules.get(current.resource().name());
        if (own != null) {
            own.beforeDelete(mapper(current).toEntity(current));
        }
    }

    private EntityMapper mapper(Row row) {
        EntityMapper mapper = mappers.get(row.resource().name());
        if (mapper == null) {
            throw new IllegalArgumentException("a row of another model");
        }
        return mapper;
    }

    private static Class<?> entityOf(ResourceRules<?> rules) {
        return ResolvableType.forClass(rules.getClass())
                .as(ResourceRules.class)
                .getGeneric(0)
                .toClass();
    }

    /** Safe: the rules are called with entities of exactly the type that they declare. */
    @SuppressWarnings("unchecked")
    private static ResourceRules<Object> unchecked(ResourceRules<?> rules) {
        return (ResourceRules<Object>) rules;
    }
}
