package dev.patchbay.openapi.merge.selection;

import dev.patchbay.openapi.merge.config.ExposureRule;
import dev.patchbay.openapi.merge.config.Selector;
import dev.patchbay.openapi.merge.config.SelectorMatcher;
import dev.patchbay.openapi.merge.config.ServiceConfig;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.document.Sequence;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.OperationEntry;
import dev.patchbay.openapi.merge.model.PathItem;
import dev.patchbay.openapi.merge.model.References;
import dev.patchbay.openapi.merge.problem.LocatedProblem;
import dev.patchbay.openapi.merge.problem.Problems;
import dev.patchbay.problems.Suggestions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Applies the rules of a service to its document. Operations that no rule exposes are hidden, and hiding wins over
 * exposing.
 *
 * <p>Codes: PB-105 a rule that matches nothing, PB-107 an {@code as} that cannot be.
 */
public final class SelectionBuilder {

    private final ApiDocument document;
    private final References references;
    private final boolean strict;
    private final Problems problems;
    private final Map<ExposureRule, SelectorMatcher> matchers = new LinkedHashMap<>();
    private final Map<ExposureRule, List<OperationEntry>> matched = new LinkedHashMap<>();
    private final Set<ExposureRule> used = new HashSet<>();

    private SelectionBuilder(ApiDocument document, References references, boolean strict, Problems problems) {
        this.strict = strict;
        this.document = document;
        this.references = references;
        this.problems = problems;
    }

    /**
     * Selects from a document.
     *
     * @param basePath what goes before the document's paths, from its servers; empty for nothing
     * @param strict whether precautions, too, have to bite
     */
    public static Selection select(
            ApiDocument document, String basePath, References references, boolean strict, Problems problems) {
        return new SelectionBuilder(document, references, strict, problems)
                .run(new PathMapping(document.config(), basePath));
    }

    private Selection run(PathMapping mapping) {
        ServiceConfig config = document.config();
        config.expose().forEach(rule -> matchers.put(rule, new SelectorMatcher(rule.selector())));
        config.hide().forEach(rule -> matchers.put(rule, new SelectorMatcher(rule.selector())));
        List<OperationEntry> all = OperationEntry.allOf(document, references);
        List<ExposedOperation> exposed = new ArrayList<>();
        List<OperationEntry> hidden = new ArrayList<>();
        for (OperationEntry entry : all) {
            ExposureRule rule = exposing(entry);
            if (rule == null) {
                hidden.add(entry);
            } else {
                exposed.add(new ExposedOperation(
                        entry, platformPath(mapping, entry, rule), mapping.upstreamPath(entry.path()), rule));
            }
        }
        List<ExposedWebhook> webhooks = new ArrayList<>();
        List<String> hiddenWebhooks = new ArrayList<>();
        selectWebhooks(webhooks, hiddenWebhooks);
        Map<String, Selection.EmptyPath> emptyPaths = emptyPaths(mapping);
        reportUnused(all);
        return new Selection(exposed, emptyPaths, webhooks, hidden, hiddenWebhooks);
    }

    /** Returns the rule that exposes the operation: the first that gives it a new path, else the first that matches. */
    private @Nullable ExposureRule exposing(OperationEntry entry) {
        ExposureRule exposing = null;
        for (ExposureRule rule : document.config().expose()) {
            if (matches(rule, entry) && (exposing == null || (exposing.as() == null && rule.as() != null))) {
                exposing = rule;
            }
        }
        for (ExposureRule rule : document.config().hide()) {
            if (matches(rule, entry)) {
                exposing = null;
            }
        }
        return exposing;
    }

    private boolean matches(ExposureRule rule, OperationEntry entry) {
        SelectorMatcher matcher = matchers.get(rule);
        if (matcher == null
                || !matcher.matches(entry.method(), entry.path(), entry.item().flat(), entry.operation())) {
            return false;
        }
        used.add(rule);
        matched.computeIfAbsent(rule, any -> new ArrayList<>()).add(entry);
        return true;
    }

    private String platformPath(PathMapping mapping, OperationEntry entry, ExposureRule rule) {
        ExposureRule.As as = rule.as();
        if (as == null) {
            return mapping.platformPath(entry.path());
        }
        if (as.method() != null && !as.method().equals(entry.method())) {
            problem(
                    "PB-107",
                    rule,
                    "'as' cannot change " + entry + " to another method; leave the method out or write "
                            + entry.method());
        }
        List<OperationEntry> all = matched.getOrDefault(rule, List.of());
        if (all.size() > 1) {
            problem("PB-107", rule, "'as' names one place, but the rule matches " + all.get(0) + " and " + all.get(1));
        }
        return as.path();
    }

    /**
     * A path item without operations may say that there are operations one is not allowed to see, and stays when its
     * path is exposed.
     */
    private Map<String, Selection.EmptyPath> emptyPaths(PathMapping mapping) {
        Map<String, Selection.EmptyPath> empty = new LinkedHashMap<>();
        Mapping paths = document.root().mapping("paths");
        for (int i = 0; paths != null && i < paths.size(); i++) {
            String path = paths.key(i);
            PathItem item = PathItem.of(document, paths.value(i), references);
            List<String> keys = new ArrayList<>();
            item.forEachOperation((key, operation) -> keys.add(key));
            if (path.startsWith("/")
                    && keys.isEmpty()
                    && document.config().expose().stream().anyMatch(rule -> matchesPath(rule, path))
                    && document.config().hide().stream().noneMatch(rule -> matchesPath(rule, path))) {
                empty.put(path, new Selection.EmptyPath(mapping.platformPath(path), item));
            }
        }
        return empty;
    }

    private boolean matchesPath(ExposureRule rule, String path) {
        SelectorMatcher matcher = matchers.get(rule);
        boolean matches = matcher != null && matcher.matchesPath(path);
        if (matches) {
            used.add(rule);
        }
        return matches;
    }

    private void selectWebhooks(List<ExposedWebhook> exposed, List<String> hidden) {
        Mapping webhooks = document.root().mapping("webhooks");
        for (int i = 0; webhooks != null && i < webhooks.size(); i++) {
            String name = webhooks.key(i);
            Node item = webhooks.value(i);
            ExposureRule rule = exposingWebhook(
                    name, PathItem.of(document, item, references).flat());
            if (rule == null) {
                hidden.add(name);
            } else {
                exposed.add(new ExposedWebhook(document, name, item, rule));
            }
        }
    }

    private @Nullable ExposureRule exposingWebhook(String name, Mapping item) {
        ExposureRule exposing = null;
        for (ExposureRule rule : document.config().expose()) {
            if (matchesWebhook(rule, name, item) && exposing == null) {
                exposing = rule;
            }
        }
        for (ExposureRule rule : document.config().hide()) {
            if (matchesWebhook(rule, name, item)) {
                exposing = null;
            }
        }
        return exposing;
    }

    private boolean matchesWebhook(ExposureRule rule, String name, Mapping item) {
        SelectorMatcher matcher = matchers.get(rule);
        boolean matches = matcher != null && matcher.matchesWebhook(name, item);
        if (matches) {
            used.add(rule);
        }
        return matches;
    }

    private void reportUnused(List<OperationEntry> all) {
        matchers.keySet().stream()
                .filter(rule ->
                        !used.contains(rule) && !matchesEverything(rule.selector()) && (strict || !isGuard(rule)))
                .forEach(rule -> problem("PB-105", rule, unused(rule.selector(), all)));
    }

    /** A document without paths or without webhooks is exposed as a whole all the same. */
    private static boolean matchesEverything(Selector selector) {
        return (selector instanceof Selector.Path path
                        && path.methods().isEmpty()
                        && path.glob().equals("/**"))
                || (selector instanceof Selector.Webhook webhook
                        && webhook.glob().equals("*"));
    }

    /** To hide whatever is marked is a precaution that need not bite today; to hide something by name is not. */
    private boolean isGuard(ExposureRule rule) {
        return document.config().hide().contains(rule)
                && (rule.selector() instanceof Selector.Extension
                        || rule.selector() instanceof Selector.MarkedDeprecated
                        || (rule.selector() instanceof Selector.Path path
                                && path.glob().contains("*"))
                        || (rule.selector() instanceof Selector.Webhook webhook
                                && webhook.glob().contains("*")));
    }

    private String unused(Selector selector, List<OperationEntry> all) {
        String start = "matches nothing in " + document.location();
        if (selector instanceof Selector.Path path) {
            String written = path.methods().stream()
                            .findFirst()
                            .map(method -> method + " ")
                            .orElse("")
                    + path.glob();
            return "'" + written + "' " + start
                    + candidates(
                            written, all.stream().map(OperationEntry::toString).toList());
        }
        if (selector instanceof Selector.Operation id) {
            return "operation '" + id.operationId() + "' " + start + candidates(id.operationId(), operationIds(all));
        }
        if (selector instanceof Selector.Tag tag) {
            return "tag '" + tag.name() + "' " + start + candidates(tag.name(), tags(all));
        }
        if (selector instanceof Selector.Webhook webhook) {
            Mapping webhooks = document.root().mapping("webhooks");
            return "webhook '" + webhook.glob() + "' " + start
                    + candidates(webhook.glob(), webhooks == null ? List.of() : webhooks.keys());
        }
        if (selector instanceof Selector.Extension extension) {
            return "extension " + extension.name() + " " + start;
        }
        return "'deprecated' " + start;
    }

    private static List<String> operationIds(List<OperationEntry> all) {
        List<String> ids = new ArrayList<>();
        for (OperationEntry entry : all) {
            String id = entry.operationId();
            if (id != null) {
                ids.add(id);
            }
        }
        return ids;
    }

    private static List<String> tags(List<OperationEntry> all) {
        Set<String> tags = new LinkedHashSet<>();
        for (OperationEntry entry : all) {
            Sequence names = entry.operation().sequence("tags");
            for (Node name : names == null ? List.<Node>of() : names.items()) {
                if (name instanceof Scalar scalar) {
                    tags.add(scalar.text());
                }
            }
        }
        return List.copyOf(tags);
    }

    private static String candidates(String written, List<String> candidates) {
        List<String> nearest = Suggestions.nearest(written, candidates, 3);
        return nearest.isEmpty() ? ", which has none" : "; nearest: " + String.join(", ", nearest);
    }

    private void problem(String code, ExposureRule rule, String message) {
        problems.add(
                LocatedProblem.configuration(code, rule.location(), "services." + document.service() + ": " + message));
    }
}
