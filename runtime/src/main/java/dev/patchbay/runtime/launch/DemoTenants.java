package dev.patchbay.runtime.launch;

import dev.patchbay.runtime.identity.IdentityConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * The tenants whose demo data the migrator seeds, and the clients of the local identity provider: one for each tenant,
 * and one that may look into the actuators of the services.
 */
public final class DemoTenants {

    public static final Map<String, UUID> IDS = new TreeMap<>(Map.of(
            "acme", UUID.fromString("01900000-0000-7000-8000-0000000000a1"),
            "globex", UUID.fromString("01900000-0000-7000-8000-0000000000b2")));

    private static final Map<String, String> PLANS = Map.of("acme", "pro", "globex", "starter");

    private DemoTenants() {}

    /** Returns the environment variable that holds the secret of a client. */
    public static String secretVariable(String client) {
        return "PATCHBAY_" + client.toUpperCase(Locale.ROOT) + "_SECRET";
    }

    /** Returns the names of all clients. */
    public static SortedSet<String> clientNames() {
        SortedSet<String> names = new TreeSet<>(IDS.keySet());
        names.add(IdentityConfig.OPERATOR);
        return names;
    }

    /**
     * Returns all clients.
     *
     * @param secretOf finds a secret by its {@link #secretVariable}
     * @param everything the scopes that a tenant's client may request
     */
    public static List<IdentityConfig.Client> clients(UnaryOperator<String> secretOf, SortedSet<String> everything) {
        List<IdentityConfig.Client> clients = new ArrayList<>();
        IDS.forEach((name, tenant) -> clients.add(new IdentityConfig.Client(
                name, secretOf.apply(secretVariable(name)), tenant, PLANS.get(name), everything)));
        clients.add(IdentityConfig.Client.operator(secretOf.apply(secretVariable(IdentityConfig.OPERATOR))));
        return clients;
    }
}
