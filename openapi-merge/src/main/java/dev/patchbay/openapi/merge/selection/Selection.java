package dev.patchbay.openapi.merge.selection;

import dev.patchbay.openapi.merge.model.OperationEntry;
import java.util.List;

/**
 * What one service gives to the platform.
 *
 * @param operations exposed, in the order of the document
 * @param webhooks exposed, in the order of the document
 * @param hidden the operations that stay inside
 * @param hiddenWebhooks the names of the webhooks that stay inside
 */
public record Selection(
        List<Exposed> operations,
        List<ExposedWebhook> webhooks,
        List<OperationEntry> hidden,
        List<String> hiddenWebhooks) {

    public Selection {
        operations = List.copyOf(operations);
        webhooks = List.copyOf(webhooks);
        hidden = List.copyOf(hidden);
        hiddenWebhooks = List.copyOf(hiddenWebhooks);
    }

    /** Whether the whole document is exposed. */
    public boolean isComplete() {
        return hidden.isEmpty() && hiddenWebhooks.isEmpty();
    }
}
