package dev.patchbay.openapi.merge.diff;

import dev.patchbay.openapi.merge.document.Mapping;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One alternative of a security requirement: schemes that are needed together.
 *
 * @param scopes by what the scheme is, not by what it is called: {@code apiKey header X-Key}
 * @param schemes their definitions by the same key
 */
record Credentials(Map<String, Set<String>> scopes, Map<String, Mapping> schemes) {

    boolean isEmpty() {
        return scopes.isEmpty();
    }

    /** True if a client that has the others has these. */
    boolean isSatisfiedBy(Credentials others) {
        return hasOnlySchemesOf(others)
                && scopes.entrySet().stream()
                        .allMatch(entry -> others.scopes
                                .getOrDefault(entry.getKey(), Set.of())
                                .containsAll(entry.getValue()));
    }

    boolean hasOnlySchemesOf(Credentials others) {
        return others.scopes.keySet().containsAll(scopes.keySet());
    }

    void collectSchemes(Map<String, Mapping> into) {
        schemes.forEach(into::putIfAbsent);
    }

    /** Equal when the same is needed, wherever it is defined. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Credentials credentials && scopes.equals(credentials.scopes);
    }

    @Override
    public int hashCode() {
        return scopes.hashCode();
    }

    @Override
    public String toString() {
        return scopes.isEmpty() ? "no credentials" : scopes.toString();
    }
}
