package dev.patchbay.openapi.merge.plan;

import dev.patchbay.openapi.merge.config.MergeConfig;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Pointer;
import dev.patchbay.openapi.merge.equivalence.Comparison;
import dev.patchbay.openapi.merge.equivalence.Difference;
import dev.patchbay.openapi.merge.equivalence.EffectiveOperation;
import dev.patchbay.openapi.merge.equivalence.Side;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.Operations;
import dev.patchbay.openapi.merge.model.PathItem;
import dev.patchbay.openapi.merge.model.References;
import dev.patchbay.openapi.merge.report.MergeReport.Decision;
import dev.patchbay.openapi.merge.report.ReportBuilder;
import dev.patchbay.openapi.merge.selection.ExposedWebhook;
import dev.patchbay.openapi.merge.selection.Selection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which webhooks are written and what they are called. Their names mean nothing to whoever calls them, so a second one of a name gets
 * another, unless the two are the same.
 */
public final class Webhooks {

    private final MergeConfig config;
    private final References references;
    private final Layout layout;
    private final Map<String, WebhookPlacement> byName = new LinkedHashMap<>();
    private final Map<ApiDocument, Map<String, String>> names = new HashMap<>();
    private final Map<Node, String> byItem = new HashMap<>();

    Webhooks(
            MergeConfig config,
            Map<ApiDocument, Selection> selections,
            References references,
            Layout layout,
            ReportBuilder report) {
        this.config = config;
        this.references = references;
        this.layout = layout;
        Set<String> wanted = new HashSet<>();
        selections.values().forEach(selection -> selection.webhooks().forEach(hook -> wanted.add(hook.name())));
        for (Selection selection : selections.values()) {
            for (ExposedWebhook hook : selection.webhooks()) {
                String name = place(hook, wanted, report);
                names.computeIfAbsent(hook.document(), any -> new HashMap<>()).put(hook.name(), name);
                PathItem.of(hook.document(), hook.item(), references)
                        .referred()
                        .forEach(item -> byItem.putIfAbsent(item, name));
            }
        }
    }

    /**
     * Where an operation of a webhook went, be it to an equal one's place; null when it is not exposed.
     *
     * @param pointer to it in its own document, in the webhook or in a path item that webhooks refer to
     */
    @Nullable
    Pointer move(ApiDocument document, Pointer pointer) {
        if (pointer.token(0).equals("webhooks")) {
            String name = nameOf(document, pointer.token(1));
            return name == null ? null : Pointer.of("webhooks", name).then(pointer.from(2));
        }
        int depth = Layout.itemDepth(pointer);
        Node item = new Pointer(pointer.tokens().subList(0, depth)).in(document.root());
        String name = byItem.get(item);
        return name == null ? null : Pointer.of("webhooks", name).then(pointer.from(depth));
    }

    private String place(ExposedWebhook hook, Set<String> wanted, ReportBuilder report) {
        String service = hook.document().service();
        PathItem item = PathItem.of(hook.document(), hook.item(), references);
        WebhookPlacement first = byName.get(hook.name());
        if (first == null) {
            byName.put(hook.name(), new WebhookPlacement(hook, item));
            return hook.name();
        }
        Difference difference = difference(hook.document(), item, first);
        if (difference == null) {
            report.add(
                    Decision.DEDUPLICATED,
                    service,
                    "webhook " + hook.name(),
                    "is the same as in " + first.document() + ", so there is one",
                    hook.item().location());
            return hook.name();
        }
        if (config.conflicts() == MergeConfig.Conflicts.FIRST) {
            report.add(
                    Decision.DROPPED,
                    service,
                    "webhook " + hook.name(),
                    "is left out, because " + first.document() + " comes first",
                    hook.item().location());
            return hook.name();
        }
        String base = hook.document().config().namePrefix() + hook.name();
        String name = base;
        for (int number = 2; wanted.contains(name) || byName.containsKey(name); number++) {
            name = base + "_" + number;
        }
        byName.put(name, new WebhookPlacement(hook, item));
        report.add(
                Decision.RENAMED,
                service,
                "webhook " + hook.name(),
                "is " + name + " now, because it differs from " + first.document() + "'s at " + difference.path(),
                hook.item().location());
        return name;
    }

    private @Nullable Difference difference(ApiDocument document, PathItem item, WebhookPlacement first) {
        Map<String, Mapping> own = operations(item);
        Map<String, Mapping> others = operations(first.source());
        if (!own.keySet().equals(others.keySet())) {
            return new Difference(
                    "/",
                    "other methods",
                    item.flat().location(),
                    first.source().flat().location());
        }
        Side side = new Side(references);
        Comparison comparison = new Comparison(side, side, new PlacingTolerance(config, layout, Map.of()));
        for (Map.Entry<String, Mapping> entry : own.entrySet()) {
            Mapping other = others.getOrDefault(entry.getKey(), entry.getValue());
            Difference difference = comparison.compare(
                    EffectiveOperation.of(document, item.home(), item.flat(), entry.getValue()),
                    EffectiveOperation.of(
                            first.document(),
                            first.source().home(),
                            first.source().flat(),
                            other));
            if (difference != null) {
                return difference;
            }
        }
        return null;
    }

    private static Map<String, Mapping> operations(PathItem item) {
        Map<String, Mapping> operations = new LinkedHashMap<>();
        Operations.forEach(item.flat(), operations::put);
        return operations;
    }

    /** The ones to write, by their names in the result. */
    public Map<String, WebhookPlacement> all() {
        return Collections.unmodifiableMap(byName);
    }

    /** The name in the result; null when the webhook is not exposed. */
    public @Nullable String nameOf(ApiDocument document, String name) {
        return names.getOrDefault(document, Map.of()).get(name);
    }

    /** Whether it is this document's webhook that is written, rather than an equal one. */
    public boolean isWritten(ApiDocument document, String name) {
        String result = nameOf(document, name);
        WebhookPlacement placement = result == null ? null : byName.get(result);
        return placement != null && placement.document().equals(document);
    }
}
