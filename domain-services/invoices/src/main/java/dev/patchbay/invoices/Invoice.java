package dev.patchbay.invoices;

import dev.patchbay.customers.Customer;
import dev.patchbay.domain.Computed;
import dev.patchbay.domain.Default;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.jdbc.core.mapping.AggregateReference;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/** A bill to a customer, with its line items. */
@Table("invoices")
@Schema(description = "What a customer is asked to pay. It is read and written together with its line items.")
public record Invoice(
        @Id UUID id,

        @Schema(description = "The number on the invoice, unique.", example = "2026-0042") @NotBlank @Size(max = 50)
        String number,

        @Schema(description = "Who pays.") AggregateReference<Customer, UUID> customerId,

        @Schema(description = "Changes from draft to sent to paid; each of them may become void.") @Default("draft")
        InvoiceStatus status,

        @Schema(description = "The day on the invoice; set when it is sent, unless given.", example = "2026-11-24")
        @Nullable
        LocalDate issuedOn,

        @Schema(description = "The last day to pay; not before the day on the invoice.", example = "2026-12-24")
        @Nullable
        LocalDate dueOn,

        @Schema(description = "Currency code of ISO 4217.", example = "EUR") @Pattern(regexp = "[A-Z]{3}")
        String currency,

        @Schema(description = "The sum of the line items, in the currency's minor unit.", example = "2500")
        @Computed
        @PositiveOrZero
        @Nullable
        Long totalMinor,

        @MappedCollection(idColumn = "invoice_id", keyColumn = "position")
        List<LineItem> lineItems,

        @Version long version,
        Instant createdAt,
        Instant updatedAt) {}
