package dev.patchbay.openapi.merge.layout;

import dev.patchbay.openapi.merge.config.MergeConfig;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Pointer;
import dev.patchbay.openapi.merge.equivalence.Comparison;
import dev.patchbay.openapi.merge.equivalence.Difference;
import dev.patchbay.openapi.merge.equivalence.EffectiveOperation;
import dev.patchbay.openapi.merge.equivalence.EqualityPolicy;
import dev.patchbay.openapi.merge.equivalence.Resolver;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.NameAllocator;
import dev.patchbay.openapi.merge.model.Operations;
import dev.patchbay.openapi.merge.model.PathItem;
import dev.patchbay.openapi.merge.model.References;
import dev.patchbay.openapi.merge.report.MergeReport.Decision;
import dev.patchbay.openapi.merge.report.ReportBuilder;
import dev.patchbay.openapi.merge.selection.ExposedWebhook;
import dev.patchbay.openapi.merge.selection.Selection;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The webhooks of the result by name. Receivers do not see a webhook's name, so a second one with the name of the first
 * is renamed unless the two are equal. Immutable.
 */
public final class WebhookLayout {

    private final Map<String, PlacedWebhook> byName;
    private final Map<ApiDocument, Map<String, String>> names;
    private final Map<Node, String> byItem;

    private WebhookLayout(
            Map<String, PlacedWebhook> byName, Map<ApiDocument, Map<String, String>> names, Map<Node, String> byItem) {
        this.byName = byName;
        this.names = names;
        this.byItem = byItem;
    }

    /** Places the webhooks of the selections. */
    public static WebhookLayout of(
            MergeConfig config,
            Collection<Selection> selections,
            References references,
            Layout layout,
            ReportBuilder report) {
        return new Builder(config, selections, references, layout, report).build();
    }

    /** Returns this layout with the chosen webhooks written out, even if their documents have references there. */
    public WebhookLayout writingOut(Predicate<PlacedWebhook> chosen) {
        Map<String, PlacedWebhook> changed = new LinkedHashMap<>(byName);
        changed.replaceAll((name, webhook) -> chosen.test(webhook) ? webhook.writtenOut() : webhook);
        return new WebhookLayout(changed, names, byItem);
    }

    /**
     * Returns the target of an operation of a webhook, be it that of its equal; null if it is not exposed.
     *
     * @param pointer to it in its own document, in the webhook or in a path item that webhooks refer to
     */
    @Nullable
    Pointer target(ApiDocument document, Pointer pointer) {
        if (pointer.token(0).equals("webhooks")) {
            String name = nameOf(document, pointer.token(1));
            return name == null ? null : Pointer.of("webhooks", name).then(pointer.from(2));
        }
        int depth = OperationPointers.itemDepth(pointer);
        Node item = new Pointer(pointer.tokens().subList(0, depth)).in(document.root());
        String name = byItem.get(item);
        return name == null ? null : Pointer.of("webhooks", name).then(pointer.from(depth));
    }

    /** Returns the webhooks to write, by their names in the result. */
    public Map<String, PlacedWebhook> all() {
        return Collections.unmodifiableMap(byName);
    }

    /** Returns the name in the result; null if the webhook is not exposed. */
    public @Nullable String nameOf(ApiDocument document, String name) {
        return names.getOrDefault(document, Map.of()).get(name);
    }

    /** True if this document's webhook is written, rather than an equal one. */
    public boolean isWritten(ApiDocument document, String name) {
        String result = nameOf(document, name);
        PlacedWebhook webhook = result == null ? null : byName.get(result);
        return webhook != null && webhook.document().equals(document);
    }

    private static final class Builder {

        private final MergeConfig config;
        private final Collection<Selection> selections;
        private final References references;
        private final Layout layout;
        private final ReportBuilder report;
        private final NameAllocator allocator;
        private final Map<String, PlacedWebhook> byName = new LinkedHashMap<>();

        Builder(
                MergeConfig config,
                Collection<Selection> selections,
                References references,
                Layout layout,
                ReportBuilder report) {
            this.config = config;
            this.selections = selections;
            this.references = references;
            this.layout = layout;
            this.report = report;
            Set<String> wanted = new HashSet<>();
            selections.forEach(selection -> selection.webhooks().forEach(hook -> wanted.add(hook.name())));
            this.allocator = new NameAllocator(wanted);
        }

        WebhookLayout build() {
            Map<ApiDocument, Map<String, String>> names = new HashMap<>();
            Map<Node, String> byItem = new HashMap<>();
            for (Selection selection : selections) {
                for (ExposedWebhook hook : selection.webhooks()) {
                    PathItem item = PathItem.of(hook.document(), hook.item(), references);
                    String name = place(hook, item);
                    names.computeIfAbsent(hook.document(), any -> new HashMap<>())
                            .put(hook.name(), name);
                    item.referred().forEach(referred -> byItem.putIfAbsent(referred, name));
                }
            }
            return new WebhookLayout(byName, names, byItem);
        }

        private String place(ExposedWebhook hook, PathItem item) {
            PlacedWebhook first = byName.get(hook.name());
            if (first == null) {
                allocator.take(hook.name());
                byName.put(hook.name(), new PlacedWebhook(hook, item));
                return hook.name();
            }
            Difference difference = difference(hook.document(), item, first);
            if (difference == null) {
                report(Decision.DEDUPLICATED, hook, "is the same as in " + first.document() + ", so there is one");
                return hook.name();
            }
            if (config.conflicts() == MergeConfig.Conflicts.FIRST) {
                report(Decision.DROPPED, hook, "is left out, because " + first.document() + " comes first");
                return hook.name();
            }
            String name = allocator.allocateOther(
                    hook.name(), hook.document().config().namePrefix());
            byName.put(name, new PlacedWebhook(hook, item));
            report(
                    Decision.RENAMED,
                    hook,
                    "is " + name + " now, because it differs from " + first.document() + "'s at " + difference.path());
            return name;
        }

        private void report(Decision decision, ExposedWebhook hook, String text) {
            report.add(
                    decision,
                    hook.document().service(),
                    "webhook " + hook.name(),
                    text,
                    hook.item().location());
        }

        private @Nullable Difference difference(ApiDocument document, PathItem item, PlacedWebhook first) {
            Map<String, Mapping> own = operations(item);
            Map<String, Mapping> others = operations(first.source());
            if (!own.keySet().equals(others.keySet())) {
                return new Difference(
                        "/",
                        "other methods",
                        item.flat().location(),
                        first.source().flat().location());
            }
            Resolver side = new Resolver(references);
            Comparison comparison = new Comparison(
                    side, side, new LayoutTolerance(new EqualityPolicy(config), layout.moves(), Map.of()));
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
    }
}
