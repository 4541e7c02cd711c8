package dev.patchbay.shared;

import dev.patchbay.domain.Encrypted;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** A place that mail reaches. */
@Table("addresses")
@Schema(description = "A place that mail reaches.")
public record Address(
        @Id UUID id,

        @Schema(description = "Street and house number.", example = "12 Harbour Street")
        @Encrypted
        @NotBlank
        @Size(max = 200)
        String street,

        @Schema(example = "Rotterdam") @NotBlank @Size(max = 100)
        String city,

        @Schema(description = "Postal code, as the country writes it.", example = "3011 AB") @NotBlank @Size(max = 20)
        String postalCode,

        @Schema(description = "State, province or region, where addresses have one.", example = "South Holland")
        @Size(min = 1, max = 100)
        @Nullable
        String region,

        @Schema(description = "Country code of ISO 3166-1 alpha-2.", example = "NL") @Pattern(regexp = "[A-Z]{2}")
        String country,

        @Version long version,
        Instant createdAt,
        Instant updatedAt) {}
