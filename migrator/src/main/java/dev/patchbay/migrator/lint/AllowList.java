package dev.patchbay.migrator.lint;

import java.util.Map;
import java.util.Set;

/**
 * What each service may touch: the same list as in its configuration and in the grants.
 *
 * @param tables the name of a login role to the tables that it may read and write
 */
public record AllowList(Map<String, Set<String>> tables) {

    /** The services of the house. */
    public static final AllowList HOUSE = new AllowList(Map.of(
            "patchbay_shared", Set.of("addresses", "emails", "phones"),
            "patchbay_customers", Set.of("customers", "addresses", "emails", "phones"),
            "patchbay_products", Set.of("products"),
            "patchbay_invoices",
                    Set.of("invoices", "line_items", "customers", "addresses", "emails", "phones", "products")));

    public AllowList {
        tables = Map.copyOf(tables);
    }

    /** The tables that a role may read and write; none for a role that is not listed. */
    public Set<String> tablesOf(String role) {
        return tables.getOrDefault(role, Set.of());
    }
}
