package dev.patchbay.composer.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All plans, and the claim that names one.
 *
 * @param claim names the plan in a token; a name with dots leads into objects, unless a claim has it as it is
 * @param byName in the order of the file; empty when there are no plans, and then every valid token may call everything
 * @param otherwise the plan of tokens that name none; null when they are refused
 * @param store where requests are counted
 */
public record Plans(
        String claim, Map<String, Plan> byName, @Nullable Plan otherwise, LimitStore store) {

    public static final Plans NONE = new Plans("plan", Map.of(), null, LimitStore.DEFAULT);

    public Plans {
        byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    public boolean isEmpty() {
        return byName.isEmpty();
    }
}
