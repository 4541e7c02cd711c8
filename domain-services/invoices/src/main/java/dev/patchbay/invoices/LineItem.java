package dev.patchbay.invoices;

import dev.patchbay.domain.Computed;
import dev.patchbay.products.Product;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.jdbc.core.mapping.AggregateReference;
import org.springframework.data.relational.core.mapping.Table;

/** One position of an invoice. */
@Table("line_items")
@Schema(description = "One position of an invoice; written through its invoice.")
public record LineItem(
        @Id UUID id,

        @Schema(description = "The invoice that it belongs to.")
        AggregateReference<Invoice, UUID> invoiceId,

        @Schema(description = "What is sold.") AggregateReference<Product, UUID> productId,

        @Schema(description = "Its place on the invoice, from 1.", example = "1")
        int position,

        @Schema(example = "Patch cable, 50 cm") @NotBlank @Size(max = 500)
        String description,

        @Schema(example = "2") @Positive int quantity,

        @Schema(description = "Price of one, in the invoice's currency's minor unit.", example = "1250") @PositiveOrZero
        long unitPriceMinor,

        @Schema(description = "Quantity times price.", example = "2500") @Computed @PositiveOrZero @Nullable
        Long amountMinor,

        @Version long version,
        Instant createdAt,
        Instant updatedAt) {}
