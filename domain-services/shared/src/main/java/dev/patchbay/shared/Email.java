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

/** An e-mail address. */
@Table("emails")
@Schema(description = "An e-mail address.")
public record Email(
        @Id UUID id,

        @Schema(description = "The address itself.", example = "billing@example.com")
        @Encrypted
        @NotBlank
        @jakarta.validation.constraints.Email
        @Size(min = 3, max = 254)
        String address,

        @Version long version,
        Instant createdAt,
        Instant updatedAt) {}
