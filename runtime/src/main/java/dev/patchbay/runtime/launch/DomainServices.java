package dev.patchbay.runtime.launch;

import dev.patchbay.customers.CustomersService;
import dev.patchbay.invoices.InvoicesService;
import dev.patchbay.products.ProductsService;
import dev.patchbay.shared.SharedService;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The domain services of the platform, by the name that their configuration, role, port and password share. */
public enum DomainServices {
    CUSTOMERS("customers", CustomersService.class),
    PRODUCTS("products", ProductsService.class),
    INVOICES("invoices", InvoicesService.class),
    SHARED("shared", SharedService.class);

    private static final List<String> RESOURCES =
            List.of("addresses", "customers", "emails", "invoices", "line-items", "phones", "products");

    private final String serviceName;
    private final Class<?> application;

    DomainServices(String serviceName, Class<?> application) {
        this.serviceName = serviceName;
        this.application = application;
    }

    public String serviceName() {
        return serviceName;
    }

    public Class<?> application() {
        return application;
    }

    /** Every scope that a service may ask a token for. */
    public static SortedSet<String> scopes() {
        SortedSet<String> scopes = new TreeSet<>();
        for (String resource : RESOURCES) {
            scopes.add(resource + ":read");
            scopes.add(resource + ":write");
        }
        return scopes;
    }
}
