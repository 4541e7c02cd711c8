package dev.patchbay.openapi.merge.layout;

import dev.patchbay.openapi.merge.config.MergeConfig;
import dev.patchbay.openapi.merge.config.SecurityOverride;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Sequence;
import dev.patchbay.openapi.merge.equivalence.EffectiveOperation;
import dev.patchbay.openapi.merge.equivalence.SecurityEquality;
import dev.patchbay.openapi.merge.equivalence.Trees;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.Operations;
import dev.patchbay.openapi.merge.model.References;
import dev.patchbay.openapi.merge.model.References.Located;
import dev.patchbay.openapi.merge.report.MergeReport.Decision;
import dev.patchbay.openapi.merge.report.ReportBuilder;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Security and servers at the root of the result, and what is pushed down from the roots of documents. If all documents
 * that rely on theirs agree, they stay at the root, once. If not, each operation gets its own security and each path
 * item its own servers: no operation may come out public that was not, protected that was not, or advertised on a host
 * that does not serve it.
 *
 * @param security of the result's root and the document that it is written in; empty if operations have their own
 * @param servers of the result's root; empty if path items have their own
 * @param securityChange of each operation
 * @param serversChange of each path item
 */
public record RootFields(
        Optional<Located> security,
        Optional<Sequence> servers,
        SecurityChange securityChange,
        ServersChange serversChange) {

    /** The change to the security of each operation. */
    public enum SecurityChange {
        NONE,
        /** Operations without their own get that of their document's root. */
        PUSH_DOWN,
        /** The same, and operations that had none at all get an empty list, which keeps the platform's away. */
        PUSH_DOWN_OR_NONE,
        /** Operations lose their own, because the platform's replaces it. */
        REMOVE
    }

    /** The change to the servers of each path item. */
    public enum ServersChange {
        NONE,
        /** Path items that inherit the servers of their document's root get them. */
        PUSH_DOWN,
        /** Path items and operations lose their own, because the platform's replace them. */
        REMOVE
    }

    /**
     * Decides what stands at the root.
     *
     * @param documents the inputs in order of precedence, the platform's own first
     */
    public static RootFields of(
            MergeConfig config,
            List<ApiDocument> documents,
            Layout layout,
            WebhookLayout webhooks,
            References references,
            ReportBuilder report) {
        return new Builder(config, documents, layout, webhooks, references, report).build();
    }

    /** Returns a path item or webhook of the document with all that is pushed down, and the tag of its service. */
    public Mapping applyTo(ApiDocument document, Mapping item) {
        String tag = document.config().tag();
        Mapping tagged = tag == null ? item : Operations.map(item, operation -> Operations.withTag(operation, tag));
        Mapping secured = switch (securityChange) {
            case NONE -> tagged;
            case PUSH_DOWN -> Operations.map(tagged, operation -> withSecurity(operation, document, false));
            case PUSH_DOWN_OR_NONE -> Operations.map(tagged, operation -> withSecurity(operation, document, true));
            case REMOVE -> Operations.map(tagged, operation -> operation.without("security"));
        };
        return switch (serversChange) {
            case NONE -> secured;
            case PUSH_DOWN -> {
                Sequence servers = servers(document);
                yield servers != null && servers.size() > 0 && inheritsServers(secured)
                        ? secured.with("servers", servers)
                        : secured;
            }
            case REMOVE -> withoutServers(secured);
        };
    }

    /** True if {@link #applyTo} changes the path item. */
    public boolean change(ApiDocument document, Mapping item) {
        return applyTo(document, item) != item;
    }

    private static Mapping withSecurity(Mapping operation, ApiDocument document, boolean orNone) {
        if (operation.has("security")) {
            return operation;
        }
        Node security = document.root().get("security");
        if (security != null) {
            return operation.with("security", security);
        }
        return orNone ? operation.with("security", Sequence.of(operation, List.<Node>of())) : operation;
    }

    private static Mapping withoutServers(Mapping item) {
        return Operations.map(item.without("servers"), operation -> operation.without("servers"));
    }

    /** An empty list means the same as none, so it does not keep the root's servers away. */
    private static boolean inheritsServers(Mapping item) {
        return isEmpty(item.sequence("servers"))
                && (Operations.count(item) == 0
                        || anyOperation(item, operation -> isEmpty(operation.sequence("servers"))));
    }

    private static boolean isEmpty(@Nullable Sequence servers) {
        return servers == null || servers.size() == 0;
    }

    private static @Nullable Sequence servers(ApiDocument document) {
        return document.config().foldBasePath() ? null : document.root().sequence("servers");
    }

    private static boolean anyOperation(Mapping item, Predicate<Mapping> test) {
        boolean[] any = new boolean[1];
        Operations.forEach(item, (key, operation) -> any[0] |= test.test(operation));
        return any[0];
    }

    private static final class Builder {

        private final MergeConfig config;
        private final List<ApiDocument> documents;
        private final SecurityEquality securityEquality;
        private final ReportBuilder report;
        private final List<Item> items = new ArrayList<>();

        /** A path item or webhook of the result. */
        private record Item(ApiDocument document, Mapping item) {}

        Builder(
                MergeConfig config,
                List<ApiDocument> documents,
                Layout layout,
                WebhookLayout webhooks,
                References references,
                ReportBuilder report) {
            this.config = config;
            this.documents = documents;
            this.securityEquality = new SecurityEquality(references);
            this.report = report;
            layout.all().forEach(placed -> items.add(new Item(placed.document(), placed.item())));
            webhooks.all().values().forEach(placed -> items.add(new Item(placed.document(), placed.item())));
        }

        RootFields build() {
            Optional<Located> security = Optional.empty();
            SecurityChange securityChange = SecurityChange.NONE;
            SecurityOverride override = config.security();
            if (override != null && !documents.isEmpty()) {
                security = Optional.of(new Located(documents.get(0), override.requirements()));
                securityChange = override.keepOperations() ? SecurityChange.PUSH_DOWN_OR_NONE : SecurityChange.REMOVE;
            } else if (!documents.isEmpty()) {
                Optional<ApiDocument> agreed = agreed(
                        "security",
                        item -> anyOperation(item, operation -> !operation.has("security")),
                        securityEquality::same);
                security = agreed.flatMap(document ->
                        Optional.ofNullable(document.root().get("security")).map(node -> new Located(document, node)));
                if (agreed.isEmpty()) {
                    securityChange = SecurityChange.PUSH_DOWN;
                    reportPushed("security", "is said by each operation now, because the documents differ");
                }
            }
            Sequence platformServers = config.servers();
            if (platformServers != null) {
                reportRemovedServers();
                Optional<Sequence> servers =
                        platformServers.size() == 0 ? Optional.empty() : Optional.of(platformServers);
                return new RootFields(security, servers, securityChange, ServersChange.REMOVE);
            }
            Optional<ApiDocument> agreed = agreed("servers", RootFields::inheritsServers, Builder::sameServers);
            if (agreed.isPresent()) {
                Optional<Sequence> servers = Optional.ofNullable(servers(agreed.get()));
                return new RootFields(security, servers, securityChange, ServersChange.NONE);
            }
            reportPushed("servers", "are said by each path now, because the documents differ");
            return new RootFields(security, Optional.empty(), securityChange, ServersChange.PUSH_DOWN);
        }

        private static boolean sameServers(ApiDocument one, ApiDocument other) {
            return Trees.same(
                    EffectiveOperation.effectiveServers(one.root(), servers(one)),
                    EffectiveOperation.effectiveServers(other.root(), servers(other)));
        }

        /**
         * Returns the first of the documents that rely on the field of their root if all of these agree, otherwise
         * empty.
         */
        private Optional<ApiDocument> agreed(
                String key, Predicate<Mapping> relies, BiPredicate<ApiDocument, ApiDocument> same) {
            if (documents.isEmpty()) {
                return Optional.empty();
            }
            Set<ApiDocument> relying = new LinkedHashSet<>();
            documents.stream()
                    .filter(document -> items.stream()
                            .anyMatch(item -> item.document().equals(document) && relies.test(item.item())))
                    .forEach(relying::add);
            if (relying.isEmpty()) {
                documents.stream().filter(document -> document.root().has(key)).forEach(relying::add);
            }
            ApiDocument first =
                    relying.isEmpty() ? documents.get(0) : relying.iterator().next();
            boolean agree = relying.stream().allMatch(document -> document.equals(first) || same.test(first, document));
            return agree ? Optional.of(first) : Optional.empty();
        }

        private void reportPushed(String key, String text) {
            for (ApiDocument document : documents) {
                Node node = document.root().get(key);
                if (node != null) {
                    report.add(Decision.MOVED, document.service(), "/" + key, text, node.location());
                }
            }
        }

        private void reportRemovedServers() {
            for (Item item : items) {
                if (!item.item().keys().equals(withoutServers(item.item()).keys())) {
                    report.add(
                            Decision.DROPPED,
                            item.document().service(),
                            "servers",
                            "of a path are replaced by the platform's",
                            item.item().location());
                }
            }
            for (ApiDocument document : documents) {
                Node servers = document.root().get("servers");
                if (servers != null) {
                    report.add(
                            Decision.DROPPED,
                            document.service(),
                            "/servers",
                            "are replaced by the platform's",
                            servers.location());
                }
            }
        }
    }
}
