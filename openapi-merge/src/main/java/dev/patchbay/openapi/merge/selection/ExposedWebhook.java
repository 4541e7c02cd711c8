package dev.patchbay.openapi.merge.selection;

import dev.patchbay.openapi.merge.config.ExposureRule;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.model.ApiDocument;

/**
 * A webhook that is part of the platform.
 *
 * @param item its path item, as written
 * @param rule that exposes it
 */
public record ExposedWebhook(ApiDocument document, String name, Node item, ExposureRule rule) {}
