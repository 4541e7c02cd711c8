package dev.patchbay.domain.entity;

import dev.patchbay.domain.model.ChildCollection;
import dev.patchbay.domain.model.Field;
import dev.patchbay.domain.model.Resource;
import dev.patchbay.domain.model.ResourceModel;
import dev.patchbay.domain.store.Row;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.core.mapping.AggregateReference;

/** Turns the rows of one resource into its record and back. */
final class EntityMapper {

    private final Resource resource;
    private final MethodHandle constructor;
    private final List<Component> components = new ArrayList<>();

    EntityMapper(Resource resource, ResourceModel model) {
        this.resource = resource;
        try {
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(resource.type(), MethodHandles.lookup());
            RecordComponent[] declared = resource.type().getRecordComponents();
            Class<?>[] types =
                    Arrays.stream(declared).map(RecordComponent::getType).toArray(Class<?>[]::new);
            this.constructor = lookup.findConstructor(resource.type(), MethodType.methodType(void.class, types))
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
            for (RecordComponent component : declared) {
                MethodHandle accessor = lookup.unreflect(component.getAccessor())
                        .asType(MethodType.methodType(Object.class, Object.class));
                components.add(new Component(component.getType(), accessor, source(component.getName(), model)));
            }
        } catch (IllegalAccessException | NoSuchMethodException e) {
            throw new IllegalStateException("the record " + resource.type() + " is closed to the kit", e);
        }
    }

    private record Component(Class<?> type, MethodHandle accessor, ValueSource source) {}

    /** The source of a component's value in a row. */
    private sealed interface ValueSource {
        record FieldValue(Field field) implements ValueSource {}

        record ChildEntities(int index, EntityMapper mapper) implements ValueSource {}

        /** A collection whose table is outside the allow list. */
        record Omitted() implements ValueSource {}
    }

    private ValueSource source(String component, ResourceModel model) {
        Optional<Field> field = resource.fields().stream()
                .filter(each -> each.name().equals(component))
                .findFirst();
        if (field.isPresent()) {
            return new ValueSource.FieldValue(field.get());
        }
        List<ChildCollection> childCollections = resource.childCollections();
        for (int index = 0; index < childCollections.size(); index++) {
            if (childCollections.get(index).name().equals(component)) {
                return new ValueSource.ChildEntities(
                        index,
                        new EntityMapper(model.get(childCollections.get(index).target()), model));
            }
        }
        return new ValueSource.Omitted();
    }

    Object toEntity(Row row) {
        @Nullable Object[] arguments = new @Nullable Object[components.size()];
        for (int index = 0; index < arguments.length; index++) {
            Component component = components.get(index);
            arguments[index] = switch (component.source()) {
                case ValueSource.FieldValue(Field field) -> toJava(component.type(), row.get(field));
                case ValueSource.ChildEntities(int collection, EntityMapper mapper) ->
                    row.children(collection).stream().map(mapper::toEntity).toList();
                case ValueSource.Omitted() -> List.of();
            };
        }
        return call(constructor, arguments);
    }

    Row toRow(Object entity) {
        Row row = new Row(resource);
        for (Component component : components) {
            switch (component.source()) {
                case ValueSource.FieldValue(Field field) ->
                    row.set(field, toColumn(call(component.accessor(), entity)));
                case ValueSource.ChildEntities(int collection, EntityMapper mapper) -> {
                    if (call(component.accessor(), entity) instanceof List<?> children) {
                        children.forEach(child -> row.children(collection).add(mapper.toRow(child)));
                    }
                }
                case ValueSource.Omitted() -> {}
            }
        }
        return row;
    }

    private static @Nullable Object toJava(Class<?> type, @Nullable Object value) {
        if (value == null) {
            return null;
        } else if (type == AggregateReference.class) {
            return AggregateReference.to(value);
        } else if (type.isEnum()) {
            return constant(type, value.toString());
        }
        return value;
    }

    private static Object constant(Class<?> type, String text) {
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().toLowerCase(Locale.ROOT).equals(text)) {
                return constant;
            }
        }
        throw new IllegalStateException("the database holds a value that " + type.getSimpleName() + " lacks");
    }

    private static @Nullable Object toColumn(@Nullable Object value) {
        return switch (value) {
            case AggregateReference<?, ?> reference when reference.getId() instanceof UUID id -> id;
            case Enum<?> constant -> constant.name().toLowerCase(Locale.ROOT);
            case null -> null;
            default -> value;
        };
    }

    @SuppressWarnings("NullAway") // a method handle may return null; its type cannot say so
    private static Object call(MethodHandle handle, Object argument) {
        try {
            return handle.invoke(argument);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
