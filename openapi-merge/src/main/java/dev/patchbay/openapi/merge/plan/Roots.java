package dev.patchbay.openapi.merge.plan;

import dev.patchbay.openapi.merge.document.Sequence;
import dev.patchbay.openapi.merge.model.References.Located;
import java.util.Optional;

/**
 * What stands once at the root of the result, for all operations that do not say otherwise.
 *
 * @param security and the document that says so; empty when operations say it on their own
 * @param servers empty when path items say it on their own
 */
public record Roots(Optional<Located> security, Optional<Sequence> servers) {}
