package dev.patchbay.products;

import dev.patchbay.domain.Default;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** Something that is sold. */
@Table("products")
@Schema(description = "Something that is sold.")
public record Product(
        @Id UUID id,

        @Schema(description = "Stock-keeping unit, unique.", example = "CBL-0042") @NotBlank @Size(max = 50)
        String sku,

        @Schema(example = "Patch cable, 50 cm") @NotBlank @Size(max = 200)
        String name,

        @Schema(example = "Braided, gold-plated plugs.") @Size(max = 2000) @Nullable
        String description,

        @Schema(description = "Price in the currency's minor unit.", example = "1250") @PositiveOrZero
        long priceMinor,

        @Schema(description = "Currency code of ISO 4217.", example = "EUR") @Pattern(regexp = "[A-Z]{3}")
        String currency,

        @Schema(description = "Whether it can be sold.") @Default("true")
        boolean active,

        @Version long version,
        Instant createdAt,
        Instant updatedAt) {}
