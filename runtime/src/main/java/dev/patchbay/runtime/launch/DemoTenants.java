package dev.patchbay.runtime.launch;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The tenants whose demo data the migrator seeds, and the clients of the local identity provider that act for them. */
public final class DemoTenants {

    public static final Map<String, UUID> IDS = new TreeMap<>(Map.of(
            "acme", UUID.fromString("01900000-0000-7000-8000-0000000000a1"),
            "globex", UUID.fromString("01900000-0000-7000-8000-0000000000b2")));

    private DemoTenants() {}

    /** The environment variable that holds the secret of a tenant's client. */
    public static String secretVariable(String tenant) {
        return "PATCHBAY_" + tenant.toUpperCase(Locale.ROOT) + "_SECRET";
    }
}
