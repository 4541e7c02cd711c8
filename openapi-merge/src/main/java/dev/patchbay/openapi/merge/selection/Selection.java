package dev.patchbay.openapi.merge.selection;

import dev.patchbay.openapi.merge.model.OperationEntry;
import dev.patchbay.openapi.merge.model.PathItem;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The exposed and hidden operations of one service.
 *
 * @param operations exposed, in the order of the document
 * @param emptyPaths path items without operations that a rule for all of a path exposes, by their path in the document
 * @param webhooks exposed, in the order of the document
 * @param hidden the operations that stay inside
 * @param hiddenWebhooks the names of the webhooks that stay inside
 */
public record Selection(
        List<ExposedOperation> operations,
        Map<String, EmptyPath> emptyPaths,
        List<ExposedWebhook> webhooks,
        List<OperationEntry> hidden,
        List<String> hiddenWebhooks) {

    public Selection {
        operations = List.copyOf(operations);
        emptyPaths = Collections.unmodifiableMap(new LinkedHashMap<>(emptyPaths));
        webhooks = List.copyOf(webhooks);
        hidden = List.copyOf(hidden);
        hiddenWebhooks = List.copyOf(hiddenWebhooks);
    }

    /**
     * A path item without operations.
     *
     * @param path on the platform
     */
    public record EmptyPath(String path, PathItem item) {}

    /** True if the whole document is exposed. */
    public boolean isComplete() {
        return hidden.isEmpty() && hiddenWebhooks.isEmpty();
    }
}
