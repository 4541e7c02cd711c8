package dev.patchbay.shared;

import dev.patchbay.domain.Encrypted;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** A telephone number. */
@Table("phones")
@Schema(description = "A telephone number.")
public record Phone(
        @Id UUID id,

        @Schema(description = "The number, international form preferred.", example = "+31 10 555 0123")
        @Encrypted
        @NotBlank
        @Size(min = 3, max = 30)
        String number,

        @Version long version,
        Instant createdAt,
        Instant updatedAt) {}
