package dev.patchbay.invoices;

import dev.patchbay.domain.ResourceRules;
import dev.patchbay.domain.RuleViolation;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Rules of an invoice: its sums add up, its status only advances, and a sent invoice does not change. */
@Component
final class InvoiceRules implements ResourceRules<Invoice> {

    @Override
    public Invoice beforeInsert(Invoice candidate) {
        if (candidate.status() != InvoiceStatus.DRAFT) {
            throw RuleViolation.at("/status", "a new invoice is a draft");
        }
        return complete(candidate);
    }

    @Override
    public Invoice beforeUpdate(Invoice current, Invoice candidate) {
        checkTransition(current.status(), candidate.status());
        Invoice completed = complete(candidate);
        if (current.status() != InvoiceStatus.DRAFT && !sameContent(current, completed)) {
            throw RuleViolation.at("", "an invoice that was sent keeps its content; only its status may change");
        }
        return completed;
    }

    @Override
    public void beforeDelete(Invoice current) {
        if (current.status() != InvoiceStatus.DRAFT) {
            throw RuleViolation.at("/status", "only a draft can be deleted; make the invoice void instead");
        }
    }

    private static void checkTransition(InvoiceStatus from, InvoiceStatus to) {
        if (from != to && !from.next().contains(to)) {
            String next = from.next().stream()
                    .map(status -> status.name().toLowerCase(Locale.ROOT))
                    .sorted()
                    .collect(Collectors.joining(" or "));
            throw RuleViolation.at(
                    "/status",
                    "an invoice that is " + from.name().toLowerCase(Locale.ROOT) + " can "
                            + (next.isEmpty() ? "not change any more" : "only become " + next));
        }
    }

    /** Computes the sums, checks those that were given, and dates an invoice that goes out. */
    private static Invoice complete(Invoice invoice) {
        List<LineItem> lineItems = new ArrayList<>();
        long total = 0;
        for (int index = 0; index < invoice.lineItems().size(); index++) {
            LineItem item = withAmount(invoice.lineItems().get(index), "/lineItems/" + index);
            total = add(total, item);
            lineItems.add(item);
        }
        checkGiven(invoice.totalMinor(), total, "/totalMinor");
        @Nullable LocalDate issuedOn = invoice.issuedOn();
        if (issuedOn == null && invoice.status() == InvoiceStatus.SENT) {
            issuedOn = LocalDate.now(ZoneOffset.UTC);
        }
        if (issuedOn != null && invoice.dueOn() != null && invoice.dueOn().isBefore(issuedOn)) {
            throw RuleViolation.at("/dueOn", "must not be before issuedOn");
        }
        return new Invoice(
                invoice.id(),
                invoice.number(),
                invoice.customerId(),
                invoice.status(),
                issuedOn,
                invoice.dueOn(),
                invoice.currency(),
                total,
                lineItems,
                invoice.version(),
                invoice.createdAt(),
                invoice.updatedAt());
    }

    private static LineItem withAmount(LineItem item, String pointer) {
        long amount;
        try {
            amount = Math.multiplyExact(item.quantity(), item.unitPriceMinor());
        } catch (ArithmeticException e) {
            throw RuleViolation.at(pointer + "/quantity", "times unitPriceMinor is more than an invoice can hold");
        }
        checkGiven(item.amountMinor(), amount, pointer + "/amountMinor");
        return new LineItem(
                item.id(),
                item.invoiceId(),
                item.productId(),
                item.position(),
                item.description(),
                item.quantity(),
                item.unitPriceMinor(),
                amount,
                item.version(),
                item.createdAt(),
                item.updatedAt());
    }

    private static long add(long total, LineItem item) {
        try {
            return Math.addExact(total, item.amountMinor() == null ? 0 : item.amountMinor());
        } catch (ArithmeticException e) {
            throw RuleViolation.at("/lineItems", "add up to more than an invoice can hold");
        }
    }

    private static void checkGiven(@Nullable Long given, long computed, String pointer) {
        if (given != null && given != computed) {
            throw RuleViolation.at(pointer, "must be " + computed + ", or left out");
        }
    }

    private static boolean sameContent(Invoice a, Invoice b) {
        return a.number().equals(b.number())
                && a.customerId().equals(b.customerId())
                && a.currency().equals(b.currency())
                && a.lineItems().equals(b.lineItems());
    }
}
