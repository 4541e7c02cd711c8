package dev.patchbay.blog;

import dev.patchbay.domain.Encrypted;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** A writer of posts. */
@Table("authors")
public record Author(
        @Id UUID id,
        @NotBlank @Size(max = 50) String name,
        @Encrypted @Nullable @Size(max = 30) String phone,
        @Version long version,
        Instant createdAt,
        Instant updatedAt) {}
