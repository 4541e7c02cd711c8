package dev.patchbay.domain.query;

import dev.patchbay.domain.model.Field;
import dev.patchbay.domain.model.Resource;
import dev.patchbay.domain.model.ValueException;
import dev.patchbay.domain.model.Values;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * Cursors as text: base64url of a JSON array with the resource, the ordering and the values of one row in it. A cursor
 * holds only what its reader has already seen, and gives access to nothing: it is only a position to start from.
 */
public final class Cursors {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String FOREIGN = "is no cursor of this list and ordering; take it from a response's"
            + " X-Start-After or X-End-Before header, and repeat the same orderby parameters";

    private Cursors() {}

    /** Encodes the cursor of a row; {@code values} reads a field of it. */
    public static String encode(Resource resource, List<Order> order, Function<Field, @Nullable Object> values) {
        ArrayNode json = MAPPER.createArrayNode();
        json.add(resource.name());
        json.add(signature(order));
        for (Order each : order) {
            Object value = values.apply(each.field());
            if (value == null) {
                json.addNull();
            } else {
                json.add(Values.format(value));
            }
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(MAPPER.writeValueAsBytes(json));
    }

    static Seek decode(String text, Resource resource, List<Order> order, boolean before) throws QueryException {
        JsonNode json = json(text);
        if (!json.isArray()
                || json.size() != order.size() + 2
                || !resource.name().equals(json.get(0).asString(""))
                || !signature(order).equals(json.get(1).asString(""))) {
            throw new QueryException(FOREIGN);
        }
        List<@Nullable Object> values = new ArrayList<>();
        for (int index = 0; index < order.size(); index++) {
            values.add(value(order.get(index).field(), json.get(index + 2)));
        }
        return new Seek(values, before);
    }

    private static JsonNode json(String text) throws QueryException {
        try {
            return MAPPER.readTree(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | JacksonException e) {
            throw new QueryException(FOREIGN);
        }
    }

    private static @Nullable Object value(Field field, JsonNode json) throws QueryException {
        if (json.isNull() && field.nullable()) {
            return null;
        }
        if (!json.isString()) {
            throw new QueryException(FOREIGN);
        }
        try {
            return Values.parse(field.type(), json.stringValue());
        } catch (ValueException e) {
            throw new QueryException(FOREIGN);
        }
    }

    private static String signature(List<Order> order) {
        return order.stream()
                .map(each -> each.field().name() + (each.descending() ? " desc" : " asc"))
                .collect(Collectors.joining(","));
    }
}
