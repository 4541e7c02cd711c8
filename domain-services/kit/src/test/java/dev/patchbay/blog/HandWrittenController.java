package dev.patchbay.blog;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The same three operations written by hand, as the yardstick of the kit's speed. */
@RestController
@Hidden
class HandWrittenController {

    private static final String COLUMNS =
            "id, title, long_text, counter, mood, pinned, published_on, rating, orbit, order_number,"
                    + " author_id, editor_id, parent_id, category_id, version, created_at, updated_at";

    private final JdbcClient jdbc;
    private final TransactionTemplate reading;
    private final TransactionTemplate writing;

    HandWrittenController(JdbcClient jdbc, PlatformTransactionManager manager) {
        this.jdbc = jdbc;
        this.reading = new TransactionTemplate(manager);
        this.reading.setReadOnly(true);
        this.writing = new TransactionTemplate(manager);
    }

    record PostDto(
            UUID id,

            @jakarta.validation.constraints.NotBlank @jakarta.validation.constraints.Size(max = 50)
            String title,

            @Nullable String longText,
            @jakarta.validation.constraints.Max(1000) int counter,
            @Nullable String mood,
            @Nullable Boolean pinned,
            @Nullable LocalDate publishedOn,
            @Nullable Long rating,
            @Nullable String orbit,
            @Nullable Integer orderNumber,
            @Nullable UUID authorId,
            @Nullable UUID editorId,
            @Nullable UUID parentId,
            @Nullable UUID categoryId,
            @Nullable Long version,
            @Nullable Instant createdAt,
            @Nullable Instant updatedAt) {}

    private static final RowMapper<PostDto> MAPPER = (row, index) -> new PostDto(
            row.getObject("id", UUID.class),
            row.getString("title"),
            row.getString("long_text"),
            row.getInt("counter"),
            row.getString("mood"),
            row.getObject("pinned", Boolean.class),
            row.getObject("published_on", LocalDate.class),
            row.getObject("rating", Long.class),
            row.getString("orbit"),
            row.getObject("order_number", Integer.class),
            row.getObject("author_id", UUID.class),
            row.getObject("editor_id", UUID.class),
            row.getObject("parent_id", UUID.class),
            row.getObject("category_id", UUID.class),
            row.getLong("version"),
            row.getObject("created_at", OffsetDateTime.class).toInstant(),
            row.getObject("updated_at", OffsetDateTime.class).toInstant());

    @GetMapping("/hand/{id}")
    ResponseEntity<PostDto> get(@PathVariable UUID id) {
        PostDto post = reading.execute(status -> jdbc.sql("select " + COLUMNS + " from posts where id = ?")
                .param(id)
                .query(MAPPER)
                .single());
        return ResponseEntity.ok().eTag("\"" + post.version() + "\"").body(post);
    }

    @GetMapping("/hand")
    List<PostDto> list(@RequestParam int limit) {
        return reading.execute(status -> jdbc.sql("select " + COLUMNS + " from posts order by id limit ?")
                .param(limit)
                .query(MAPPER)
                .list());
    }

    @PostMapping("/hand")
    ResponseEntity<PostDto> create(@RequestBody @Valid PostDto body) {
        UUID id = UUID.randomUUID();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        PostDto post = new PostDto(
                id,
                body.title(),
                body.longText(),
                body.counter(),
                "sunny",
                body.pinned(),
                body.publishedOn(),
                body.rating(),
                body.orbit(),
                body.orderNumber(),
                body.authorId(),
                body.editorId(),
                body.parentId(),
                body.categoryId(),
                1L,
                now,
                now);
        OffsetDateTime time = now.atOffset(ZoneOffset.UTC);
        writing.executeWithoutResult(status -> jdbc.sql("insert into posts (" + COLUMNS
                        + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(java.util.Arrays.asList(
                        id,
                        post.title(),
                        post.longText(),
                        post.counter(),
                        post.mood(),
                        post.pinned(),
                        post.publishedOn(),
                        post.rating(),
                        post.orbit(),
                        post.orderNumber(),
                        post.authorId(),
                        post.editorId(),
                        post.parentId(),
                        post.categoryId(),
                        1L,
                        time,
                        time))
                .update());
        return ResponseEntity.created(URI.create("/hand/" + id)).eTag("\"1\"").body(post);
    }
}
