package dev.patchbay.openapi.merge.config;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A choice of operations or webhooks of a service. Paths are matched as the service's own document spells them. */
public sealed interface Selector {

    /**
     * Operations by path: {@code GET,POST /customers/{id}}, {@code /products/**}.
     *
     * @param methods in upper case; empty for every method
     * @param glob {@code *} stands for one segment or a part of it, {@code **} for any number of segments
     */
    record Path(Set<String> methods, String glob) implements Selector {
        public Path {
            methods = Set.copyOf(methods);
        }
    }

    /** Operations that carry this tag. */
    record Tag(String name) implements Selector {}

    /** The operation with this operationId. */
    record Operation(String operationId) implements Selector {}

    /**
     * Operations marked with an extension, on themselves or on their path item.
     *
     * @param name starts with {@code x-}
     * @param value the value to have; null for anything but {@code false}
     */
    record Extension(String name, @Nullable String value) implements Selector {}

    /** Operations with {@code deprecated: true}. */
    record MarkedDeprecated() implements Selector {}

    /** Webhooks by name; {@code *} stands for any characters. */
    record Webhook(String glob) implements Selector {}
}
