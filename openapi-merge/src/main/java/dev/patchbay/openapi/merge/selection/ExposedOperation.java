package dev.patchbay.openapi.merge.selection;

import dev.patchbay.openapi.merge.config.ExposureRule;
import dev.patchbay.openapi.merge.model.OperationEntry;

/**
 * An operation that is part of the platform.
 *
 * @param path on the platform
 * @param upstreamPath what the service itself is asked for
 * @param rule that exposes it
 */
public record ExposedOperation(OperationEntry operation, String path, String upstreamPath, ExposureRule rule) {}
