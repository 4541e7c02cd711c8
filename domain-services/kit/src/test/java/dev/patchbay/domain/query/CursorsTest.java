package dev.patchbay.domain.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.blog.BlogModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorsTest {

    private static final UUID ID = UUID.fromString("01900000-0000-7000-8000-0000000000a1");
    private static final List<Order> BY_ID = List.of(order("id", false));
    private static final List<Order> BY_RATING =
            List.of(order("rating", true), order("createdAt", false), order("title", false), order("id", false));
    private static final String FOREIGN = "is no cursor of this list and ordering";

    @Test
    void cursorIsDecodedToTheValuesOfItsRow() throws QueryException {
        Map<String, Object> row = Map.of(
                "rating", 7L, "createdAt", Instant.parse("2026-11-24T08:30:00.123456Z"), "title", "ä|\"", "id", ID);

        Seek seek = Cursors.decode(encoded(BY_RATING, row), BlogModel.POSTS, BY_RATING, true);

        assertThat(seek)
                .isEqualTo(new Seek(List.of(7L, Instant.parse("2026-11-24T08:30:00.123456Z"), "ä|\"", ID), true));
    }

    @Test
    void nullValueStaysNull() throws QueryException {
        Map<String, @Nullable Object> row = new HashMap<>(Map.of("createdAt", Instant.EPOCH, "title", "x", "id", ID));
        row.put("rating", null);

        Seek seek = Cursors.decode(encoded(BY_RATING, row), BlogModel.POSTS, BY_RATING, false);

        assertThat(seek.values().getFirst()).isNull();
        assertThat(seek.before()).isFalse();
    }

    @Test
    void cursorOfAnotherOrderingIsRejected() {
        String cursor = encoded(BY_ID, Map.of("id", ID));

        assertThatThrownBy(() -> Cursors.decode(cursor, BlogModel.POSTS, List.of(order("id", true)), false))
                .hasMessageStartingWith(FOREIGN);
        assertThatThrownBy(() -> Cursors.decode(cursor, BlogModel.POSTS, BY_RATING, false))
                .hasMessageStartingWith(FOREIGN);
    }

    @Test
    void cursorOfAnotherResourceIsRejected() {
        String cursor = encoded(BY_ID, Map.of("id", ID));

        assertThatThrownBy(() -> Cursors.decode(
                        cursor, BlogModel.AUTHORS, List.of(new Order(BlogModel.AUTHORS.id(), false)), false))
                .hasMessageStartingWith(FOREIGN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "x",
                "null",
                "",
                "[\"posts\",\"id asc\",5]",
                "[\"posts\",\"id asc\",null]",
                "[\"posts\",\"id asc\",{\"a\":1}]",
                "[\"posts\",\"id asc\",\"x\"]",
                "[\"posts\",[\"id asc\"],\"01900000-0000-7000-8000-000000000001\"]",
                "[\"posts\",\"id asc\",\"01900000-0000-7000-8000-000000000001\",1]"
            })
    void forgedCursorIsRejected(String json) {
        String cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));

        assertThatThrownBy(() -> Cursors.decode(cursor, BlogModel.POSTS, BY_ID, false))
                .isInstanceOf(QueryException.class)
                .hasMessageStartingWith(FOREIGN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"!!", "=", "ä", "a b"})
    void textThatIsNoBase64IsRejected(String cursor) {
        assertThatThrownBy(() -> Cursors.decode(cursor, BlogModel.POSTS, BY_ID, false))
                .isInstanceOf(QueryException.class);
    }

    @Test
    void tamperedCursorOfSeed9IsRejectedOrHasValuesOfTheRightTypes() {
        Random random = new Random(9);
        byte[] json = Base64.getUrlDecoder()
                .decode(encoded(
                        BY_RATING, Map.of("rating", 7L, "createdAt", Instant.EPOCH, "title", "title", "id", ID)));
        for (int n = 0; n < 2000; n++) {
            byte[] changed = Arrays.copyOf(json, n % 3 == 0 ? random.nextInt(json.length) : json.length);
            for (int change = random.nextInt(3); change >= 0 && changed.length > 0; change--) {
                changed[random.nextInt(changed.length)] =
                        n % 2 == 0 ? (byte) random.nextInt(256) : json[random.nextInt(json.length)];
            }
            try {
                Seek seek = Cursors.decode(
                        Base64.getUrlEncoder().encodeToString(changed), BlogModel.POSTS, BY_RATING, false);
                assertThat(seek.values().get(0))
                        .satisfiesAnyOf(
                                value -> assertThat(value).isNull(),
                                value -> assertThat(value).isInstanceOf(Long.class));
                assertThat(seek.values().get(1)).isInstanceOf(Instant.class);
                assertThat(seek.values().get(2)).isInstanceOf(String.class);
                assertThat(seek.values().get(3)).isInstanceOf(UUID.class);
            } catch (QueryException e) {
                assertThat(e).hasMessageStartingWith(FOREIGN);
            }
        }
    }

    private static String encoded(List<Order> order, Map<String, ? extends @Nullable Object> row) {
        return Cursors.encode(BlogModel.POSTS, new ArrayList<>(order), field -> row.get(field.name()));
    }

    private static Order order(String field, boolean descending) {
        return new Order(BlogModel.field(field), descending);
    }
}
