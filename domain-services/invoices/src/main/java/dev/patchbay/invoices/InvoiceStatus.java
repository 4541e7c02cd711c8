package dev.patchbay.invoices;

import java.util.Set;

/** The life of an invoice: draft, sent, paid; from each of them it may become void. */
public enum InvoiceStatus {
    DRAFT,
    SENT,
    PAID,
    VOID;

    /** Returns the statuses that may follow. */
    Set<InvoiceStatus> next() {
        return switch (this) {
            case DRAFT -> Set.of(SENT, VOID);
            case SENT -> Set.of(PAID, VOID);
            case PAID -> Set.of(VOID);
            case VOID -> Set.of();
        };
    }
}
