package dev.patchbay.openapi.merge.plan;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.PathItem;
import dev.patchbay.openapi.merge.selection.ExposedWebhook;

/** A webhook that is written to the result. */
public final class WebhookPlacement {

    private final ExposedWebhook webhook;
    private final PathItem source;
    private Mapping item;

    WebhookPlacement(ExposedWebhook webhook, PathItem source) {
        this.webhook = webhook;
        this.source = source;
        this.item = source.flat();
    }

    /** The document that exposes it. */
    public ApiDocument document() {
        return webhook.document();
    }

    /** The document that it is written in. */
    public ApiDocument home() {
        return isUnchanged() ? webhook.document() : source.home();
    }

    PathItem source() {
        return source;
    }

    Mapping item() {
        return item;
    }

    void replaceItem(Mapping explicit) {
        item = explicit;
    }

    /** What is written: the item as it stands in its document, be it a reference, unless it has to say more now. */
    public Node written() {
        return isUnchanged() ? webhook.item() : item;
    }

    /** Whether it is written as a reference to another path item. */
    boolean isReference() {
        return source.isReference() && isUnchanged();
    }

    private boolean isUnchanged() {
        return item == source.flat();
    }
}
