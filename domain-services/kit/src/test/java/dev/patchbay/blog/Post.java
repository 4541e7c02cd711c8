package dev.patchbay.blog;

import dev.patchbay.domain.Default;
import dev.patchbay.domain.Internal;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.jdbc.core.mapping.AggregateReference;
import org.springframework.data.relational.core.mapping.Table;

/** A blog post. */
@Table("posts")
public record Post(
        @Id UUID id,
        @NotBlank @Size(max = 50) String title,
        @Nullable String longText,
        @Max(1000) int counter,
        @Default("sunny") Mood mood,
        @Nullable Boolean pinned,
        @Nullable LocalDate publishedOn,
        @Nullable Long rating,
        @Nullable String orbit,
        @Nullable Integer orderNumber,
        @Internal @Nullable String secret,
        @Nullable AggregateReference<Author, UUID> authorId,
        @Nullable AggregateReference<Author, UUID> editorId,
        @Nullable AggregateReference<Post, UUID> parentId,
        @Nullable AggregateReference<Category, UUID> categoryId,
        @Version long version,
        Instant createdAt,
        Instant updatedAt) {}
