package dev.patchbay.openapi.merge.plan;

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
 * Root security and root servers. When all documents that rely on theirs agree, they stay at the root, once. When not, each operation
 * says its own security and each path item its own servers: no operation may come out public that was not, protected that was not, or
 * advertised on a host that does not serve it.
 */
final class Inheritance {

    private final MergeConfig config;
    private final List<ApiDocument> documents;
    private final SecurityEquality securityEquality;
    private final ReportBuilder report;
    private final List<Slot> slots = new ArrayList<>();

    /** A path item of the result that may have to say more. */
    private interface Slot {
        ApiDocument document();

        Mapping item();

        void replace(Mapping item);
    }

    private record PathSlot(Placement placement) implements Slot {
        @Override
        public ApiDocument document() {
            return placement.document();
        }

        @Override
        public Mapping item() {
            return placement.item();
        }

        @Override
        public void replace(Mapping item) {
            placement.replaceItem(item);
        }
    }

    private record WebhookSlot(WebhookPlacement webhook) implements Slot {
        @Override
        public ApiDocument document() {
            return webhook.document();
        }

        @Override
        public Mapping item() {
            return webhook.item();
        }

        @Override
        public void replace(Mapping item) {
            webhook.replaceItem(item);
        }
    }

    Inheritance(MergeConfig config, List<ApiDocument> documents, References references, ReportBuilder report) {
        this.config = config;
        this.documents = documents;
        this.securityEquality = new SecurityEquality(references);
        this.report = report;
    }

    Roots settle(Layout layout, Webhooks webhooks) {
        layout.all().forEach(placement -> slots.add(new PathSlot(placement)));
        webhooks.all().values().forEach(hook -> slots.add(new WebhookSlot(hook)));
        slots.forEach(Inheritance::addServiceTag);
        return new Roots(settleSecurity(), settleServers());
    }

    private static void addServiceTag(Slot slot) {
        String tag = slot.document().config().tag();
        if (tag != null) {
            slot.replace(Operations.map(slot.item(), operation -> Operations.withTag(operation, tag)));
        }
    }

    private Optional<Located> settleSecurity() {
        if (documents.isEmpty()) {
            return Optional.empty();
        }
        SecurityOverride override = config.security();
        if (override != null) {
            for (Slot slot : slots) {
                slot.replace(Operations.map(
                        slot.item(),
                        override.keepOperations()
                                ? operation -> withSecurity(operation, slot.document(), true)
                                : operation -> operation.without("security")));
            }
            return Optional.of(new Located(documents.get(0), override.requirements()));
        }
        Optional<ApiDocument> agreed = agreed(
                "security",
                slot -> anyOperation(slot, operation -> !operation.has("security")),
                securityEquality::same);
        if (agreed.isPresent()) {
            return Optional.ofNullable(agreed.get().root().get("security"))
                    .map(security -> new Located(agreed.get(), security));
        }
        for (Slot slot : slots) {
            slot.replace(Operations.map(slot.item(), operation -> withSecurity(operation, slot.document(), false)));
        }
        pushed("security", "is said by each operation now, because the documents differ");
        return Optional.empty();
    }

    private static Mapping withSecurity(Mapping operation, ApiDocument document, boolean always) {
        if (operation.has("security")) {
            return operation;
        }
        Node security = document.root().get("security");
        if (security != null) {
            return operation.with("security", security);
        }
        return always ? operation.with("security", Sequence.of(operation, List.<Node>of())) : operation;
    }

    private Optional<Sequence> settleServers() {
        Sequence override = config.servers();
        if (override != null) {
            for (Slot slot : slots) {
                Mapping bare =
                        Operations.map(slot.item().without("servers"), operation -> operation.without("servers"));
                if (!slot.item().keys().equals(bare.keys())) {
                    dropped(slot);
                }
                slot.replace(bare);
            }
            documents.stream()
                    .filter(document -> document.root().has("servers"))
                    .forEach(this::dropped);
            return override.size() == 0 ? Optional.empty() : Optional.of(override);
        }
        Optional<ApiDocument> agreed = agreed("servers", Inheritance::inheritsServers, Inheritance::sameServers);
        if (agreed.isPresent()) {
            return Optional.ofNullable(servers(agreed.get()));
        }
        for (Slot slot : slots) {
            Sequence servers = servers(slot.document());
            if (servers != null && servers.size() > 0 && inheritsServers(slot)) {
                slot.replace(slot.item().with("servers", servers));
            }
        }
        pushed("servers", "are said by each path now, because the documents differ");
        return Optional.empty();
    }

    /** An empty list says as little as none, so it does not keep the root's servers away. */
    private static boolean inheritsServers(Slot slot) {
        return isEmpty(slot.item().sequence("servers"))
                && (Operations.count(slot.item()) == 0
                        || anyOperation(slot, operation -> isEmpty(operation.sequence("servers"))));
    }

    private static boolean isEmpty(@Nullable Sequence servers) {
        return servers == null || servers.size() == 0;
    }

    private static @Nullable Sequence servers(ApiDocument document) {
        return document.config().foldBasePath() ? null : document.root().sequence("servers");
    }

    private static boolean sameServers(ApiDocument one, ApiDocument other) {
        return Trees.same(
                EffectiveOperation.effectiveServers(one.root(), servers(one)),
                EffectiveOperation.effectiveServers(other.root(), servers(other)));
    }

    /**
     * The first of the documents that rely on what their root says, when they all say the same.
     *
     * @return empty when they do not
     */
    private Optional<ApiDocument> agreed(
            String key, Predicate<Slot> relies, BiPredicate<ApiDocument, ApiDocument> same) {
        if (documents.isEmpty()) {
            return Optional.empty();
        }
        Set<ApiDocument> relying = new LinkedHashSet<>();
        documents.stream()
                .filter(document ->
                        slots.stream().anyMatch(slot -> slot.document().equals(document) && relies.test(slot)))
                .forEach(relying::add);
        if (relying.isEmpty()) {
            documents.stream().filter(document -> document.root().has(key)).forEach(relying::add);
        }
        ApiDocument first =
                relying.isEmpty() ? documents.get(0) : relying.iterator().next();
        boolean agree = relying.stream().allMatch(document -> document.equals(first) || same.test(first, document));
        return agree ? Optional.of(first) : Optional.empty();
    }

    private static boolean anyOperation(Slot slot, Predicate<Mapping> test) {
        boolean[] any = new boolean[1];
        Operations.forEach(slot.item(), (key, operation) -> any[0] |= test.test(operation));
        return any[0];
    }

    private void pushed(String key, String text) {
        for (ApiDocument document : documents) {
            Node node = document.root().get(key);
            if (node != null) {
                report.add(Decision.MOVED, document.service(), "/" + key, text, node.location());
            }
        }
    }

    private void dropped(Slot slot) {
        report.add(
                Decision.DROPPED,
                slot.document().service(),
                "servers",
                "of a path are replaced by the platform's",
                slot.item().location());
    }

    private void dropped(ApiDocument document) {
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
