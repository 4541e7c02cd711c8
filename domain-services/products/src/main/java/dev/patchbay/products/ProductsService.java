package dev.patchbay.products;

import dev.patchbay.domain.DomainService;

/** The products service; {@code products.yml} configures it. */
public final class ProductsService {

    private ProductsService() {}

    /** Starts the service; {@code --key=value} arguments override its configuration. */
    public static void main(String[] args) {
        DomainService.run(ProductsService.class, "products", args);
    }
}
