package dev.patchbay.customers;

import dev.patchbay.domain.DomainService;

/** The customers service; {@code customers.yml} configures it. */
public final class CustomersService {

    private CustomersService() {}

    /** Starts the service; {@code --key=value} arguments override its configuration. */
    public static void main(String[] args) {
        DomainService.run(CustomersService.class, "customers", args);
    }
}
