package dev.patchbay.domain.model;

import dev.patchbay.domain.Computed;
import dev.patchbay.domain.Default;
import dev.patchbay.domain.Encrypted;
import dev.patchbay.domain.Internal;
import dev.patchbay.domain.ReadOnly;
import dev.patchbay.domain.problem.StartupProblem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.LastModifiedDate;
import org.springframework.data.jdbc.core.mapping.AggregateReference;
import org.springframework.data.relational.core.mapping.RelationalMappingContext;
import org.springframework.data.relational.core.mapping.RelationalPersistentProperty;

/** Reads one component of an entity's record. */
final class FieldReader {

    private final RelationalMappingContext context;
    private final List<StartupProblem> problems;

    FieldReader(RelationalMappingContext context, List<StartupProblem> problems) {
        this.context = context;
        this.problems = problems;
    }

    /** Returns the field of the component; if its type has no column type, notes a problem and returns nothing. */
    Optional<Field> read(RecordComponent component, RelationalPersistentProperty property, int index) {
        String name = component.getDeclaringRecord().getSimpleName() + "." + component.getName();
        Class<?> javaType = columnClass(component);
        FieldType type = typeOf(javaType);
        if (type == null) {
            problems.add(new StartupProblem(
                    "PB-603",
                    name + ": a " + javaType.getSimpleName()
                            + " has no column type; use UUID, String, int, long, boolean, LocalDate, Instant,"
                            + " an enum or an AggregateReference"));
            return Optional.empty();
        }
        Schema schema = property.findAnnotation(Schema.class);
        FieldRole role = roleOf(property);
        boolean nullable =
                role != FieldRole.COMPUTED && component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return Optional.of(new Field(
                component.getName(),
                property.getColumnName().getReference(),
                index,
                type,
                role,
                nullable,
                property.isAnnotationPresent(Internal.class) || component.isAnnotationPresent(Internal.class),
                isEncrypted(component, type, name),
                defaultOf(component, type, name),
                ConstraintReader.read(property),
                schema == null || schema.description().isEmpty() ? null : schema.description(),
                schema == null || schema.example().isEmpty() ? null : schema.example(),
                referencedTable(component)));
    }

    private boolean isEncrypted(RecordComponent component, FieldType type, String name) {
        boolean encrypted = component.isAnnotationPresent(Encrypted.class);
        if (encrypted && type != FieldType.Scalar.TEXT) {
            problems.add(new StartupProblem("PB-606", name + ": only a String can be @Encrypted"));
        }
        return encrypted;
    }

    private static Class<?> columnClass(RecordComponent component) {
        ResolvableType type = ResolvableType.forType(component.getGenericType());
        Class<?> raw = type.toClass();
        return raw == AggregateReference.class ? type.getGeneric(1).toClass() : raw;
    }

    private @Nullable String referencedTable(RecordComponent component) {
        if (component.getType() != AggregateReference.class) {
            return null;
        }
        Class<?> target =
                ResolvableType.forType(component.getGenericType()).getGeneric(0).toClass();
        return context.getRequiredPersistentEntity(target).getTableName().getReference();
    }

    private static @Nullable FieldType typeOf(Class<?> type) {
        if (type == UUID.class) {
            return FieldType.Scalar.UUID;
        } else if (type == String.class) {
            return FieldType.Scalar.TEXT;
        } else if (type == int.class || type == Integer.class) {
            return FieldType.Scalar.INTEGER;
        } else if (type == long.class || type == Long.class) {
            return FieldType.Scalar.LONG;
        } else if (type == boolean.class || type == Boolean.class) {
            return FieldType.Scalar.BOOLEAN;
        } else if (type == LocalDate.class) {
            return FieldType.Scalar.DATE;
        } else if (type == Instant.class) {
            return FieldType.Scalar.TIMESTAMP;
        } else if (type.isEnum()) {
            return new FieldType.Enumeration(
                    nameOf(type),
                    Arrays.stream(type.getEnumConstants())
                            .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
                            .toList());
        }
        return null;
    }

    /** {@code Status} inside {@code Invoice} is the {@code InvoiceStatus}. */
    private static String nameOf(Class<?> type) {
        Class<?> around = type.getEnclosingClass();
        return around == null ? type.getSimpleName() : nameOf(around) + type.getSimpleName();
    }

    private static FieldRole roleOf(RelationalPersistentProperty property) {
        if (property.isIdProperty()) {
            return FieldRole.ID;
        } else if (property.isVersionProperty()) {
            return FieldRole.VERSION;
        } else if (property.isAnnotationPresent(CreatedDate.class)) {
            return FieldRole.CREATED_AT;
        } else if (property.isAnnotationPresent(LastModifiedDate.class)) {
            return FieldRole.UPDATED_AT;
        } else if (has(property, Computed.class)) {
            return FieldRole.COMPUTED;
        } else if (has(property, ReadOnly.class)) {
            return FieldRole.SERVICE;
        }
        return switch (property.getName()) {
            case "createdAt" -> FieldRole.CREATED_AT;
            case "updatedAt" -> FieldRole.UPDATED_AT;
            default -> FieldRole.CLIENT;
        };
    }

    private static boolean has(
            RelationalPersistentProperty property, Class<? extends java.lang.annotation.Annotation> annotation) {
        return Arrays.stream(property.getOwner().getType().getRecordComponents())
                .anyMatch(component ->
                        component.getName().equals(property.getName()) && component.isAnnotationPresent(annotation));
    }

    private @Nullable Object defaultOf(RecordComponent component, FieldType type, String name) {
        Default annotation = component.getAnnotation(Default.class);
        if (annotation == null) {
            return null;
        }
        try {
            return Values.parse(type, annotation.value());
        } catch (ValueException e) {
            problems.add(new StartupProblem("PB-604", name + ": the @Default " + e.getMessage()));
            return null;
        }
    }
}
