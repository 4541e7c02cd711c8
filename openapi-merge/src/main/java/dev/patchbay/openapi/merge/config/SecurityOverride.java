package dev.patchbay.openapi.merge.config;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Sequence;
import org.jspecify.annotations.Nullable;

/**
 * The security of the platform, configured once for all services.
 *
 * @param schemes Security Scheme Objects by name, to add to the components
 * @param requirements the root's Security Requirement Objects
 * @param keepOperations whether each operation keeps what it required before, so that the root says what goes for new
 *     ones only; otherwise the platform's security replaces it
 */
public record SecurityOverride(@Nullable Mapping schemes, Sequence requirements, boolean keepOperations) {}
