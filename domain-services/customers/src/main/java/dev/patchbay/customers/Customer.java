package dev.patchbay.customers;

import dev.patchbay.domain.Default;
import dev.patchbay.shared.Address;
import dev.patchbay.shared.Email;
import dev.patchbay.shared.Phone;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.jdbc.core.mapping.AggregateReference;
import org.springframework.data.relational.core.mapping.Table;

/** A party that buys. */
@Table("customers")
@Schema(description = "A party that buys.")
public record Customer(
        @Id UUID id,

        @Schema(description = "The name on invoices.", example = "Northwind Traders") @NotBlank @Size(max = 200)
        String name,

        @Schema(description = "How far the relationship has come.") @Default("active")
        CustomerStatus status,

        @Schema(description = "Where the customer is.") @Nullable
        AggregateReference<Address, UUID> addressId,

        @Schema(description = "Where invoices are sent.") @Nullable
        AggregateReference<Email, UUID> emailId,

        @Schema(description = "Where the customer answers.") @Nullable
        AggregateReference<Phone, UUID> phoneId,

        @Version long version,
        Instant createdAt,
        Instant updatedAt) {}
