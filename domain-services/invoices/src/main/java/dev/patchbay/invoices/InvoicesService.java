package dev.patchbay.invoices;

import dev.patchbay.domain.DomainService;

/** The invoices service; {@code invoices.yml} configures it. */
public final class InvoicesService {

    private InvoicesService() {}

    /** Starts the service; {@code --key=value} arguments override its configuration. */
    public static void main(String[] args) {
        DomainService.run(InvoicesService.class, "invoices", args);
    }
}
