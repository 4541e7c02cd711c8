package dev.patchbay.openapi.merge.layout;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.PathItem;
import dev.patchbay.openapi.merge.selection.ExposedWebhook;

/** A webhook that is written to the result. */
public final class PlacedWebhook {

    private final ExposedWebhook webhook;
    private final PathItem source;
    private final boolean reference;

    PlacedWebhook(ExposedWebhook webhook, PathItem source) {
        this(webhook, source, source.isReference());
    }

    private PlacedWebhook(ExposedWebhook webhook, PathItem source, boolean reference) {
        this.webhook = webhook;
        this.source = source;
        this.reference = reference;
    }

    /** Returns the same webhook, to be written out even if its document has a reference here. */
    PlacedWebhook writtenOut() {
        return new PlacedWebhook(webhook, source, false);
    }

    /** Returns the document that exposes it. */
    public ApiDocument document() {
        return webhook.document();
    }

    /** Returns the document that it is written in. */
    public ApiDocument home() {
        return reference ? webhook.document() : source.home();
    }

    /** Returns the path item of its document. */
    PathItem source() {
        return source;
    }

    /** Returns the path item with its references followed. */
    public Mapping item() {
        return source.flat();
    }

    /** Returns the path item as it is written: a reference, or the item itself. */
    public Node written() {
        return reference ? webhook.item() : source.flat();
    }

    /** True if it is written as a reference to another path item. */
    public boolean isReference() {
        return reference;
    }
}
