package dev.patchbay.openapi.merge.plan;

import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.References;
import dev.patchbay.openapi.merge.selection.ExposedWebhook;
import java.util.List;
import java.util.Map;

/**
 * Everything that is decided before the first line is written.
 *
 * @param documents in order of precedence
 * @param layout of the operations
 * @param webhooks exposed ones by their name in the result
 * @param names of the components
 * @param operationIds for each document, its own to those in the result
 */
public record Plan(
        List<ApiDocument> documents,
        References references,
        Vertices vertices,
        Layout layout,
        Map<String, ExposedWebhook> webhooks,
        Names names,
        OperationNames operationIds) {}
