package dev.patchbay.openapi.merge.assemble;

import dev.patchbay.openapi.merge.config.MergeConfig;
import dev.patchbay.openapi.merge.config.MergeConfig.Prune;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.document.Sequence;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.Walker;
import dev.patchbay.openapi.merge.plan.Plan;
import dev.patchbay.openapi.merge.selection.Selection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Assembles the {@code tags} of the result: those that documents declare, once each. */
final class TagAssembler {

    private final MergeConfig config;
    private final Plan plan;
    private final Map<ApiDocument, Selection> selections;

    TagAssembler(MergeConfig config, Plan plan, Map<ApiDocument, Selection> selections) {
        this.config = config;
        this.plan = plan;
        this.selections = selections;
    }

    @Nullable
    Sequence assemble(Mapping paths, Mapping webhooks) {
        Set<String> used = new HashSet<>();
        collect(paths, Kind.PATHS, used);
        collect(webhooks, Kind.OPENAPI.child("webhooks"), used);
        addParents(used);
        Map<String, Node> tags = new LinkedHashMap<>();
        boolean declared = false;
        for (Map.Entry<ApiDocument, Selection> entry : selections.entrySet()) {
            Sequence own = entry.getKey().root().sequence("tags");
            boolean all = config.prune() == Prune.NEVER
                    || (config.prune() == Prune.AUTO && entry.getValue().isComplete());
            declared |= own != null && all;
            for (Node item : own == null ? List.<Node>of() : own.items()) {
                if (item instanceof Mapping tag && tag.get("name") instanceof Scalar name) {
                    String result = plan.tags().nameOf(entry.getKey(), name.text());
                    if (all || used.contains(result)) {
                        tags.putIfAbsent(result, renamed(entry.getKey(), tag, name, result));
                    }
                }
            }
        }
        for (ApiDocument document : selections.keySet()) {
            String tag = document.config().tag();
            if (tag != null && used.contains(tag)) {
                tags.putIfAbsent(
                        tag,
                        Mapping.builder(document.config().location())
                                .put("name", Scalar.string(document.config().location(), tag))
                                .build());
            }
        }
        return tags.isEmpty() && !declared ? null : Sequence.of(config.location(), List.copyOf(tags.values()));
    }

    private Mapping renamed(ApiDocument document, Mapping tag, Scalar name, String result) {
        Mapping named = result.equals(name.text()) ? tag : tag.with("name", Scalar.string(name, result));
        if (!(tag.get("parent") instanceof Scalar parent) || !parent.isString()) {
            return named;
        }
        String above = plan.tags().nameOf(document, parent.text());
        return above.equals(parent.text()) ? named : named.with("parent", Scalar.string(parent, above));
    }

    /** Adds the parents of used tags (OpenAPI 3.2.0, Tag Object, field parent). */
    private void addParents(Set<String> used) {
        Map<String, String> parents = new HashMap<>();
        for (ApiDocument document : selections.keySet()) {
            Sequence own = document.root().sequence("tags");
            for (Node item : own == null ? List.<Node>of() : own.items()) {
                String name = item instanceof Mapping tag ? tag.text("name") : null;
                String parent = item instanceof Mapping tag ? tag.text("parent") : null;
                if (name != null && parent != null) {
                    parents.putIfAbsent(
                            plan.tags().nameOf(document, name), plan.tags().nameOf(document, parent));
                }
            }
        }
        for (String tag : List.copyOf(used)) {
            String parent = parents.get(tag);
            while (parent != null && used.add(parent)) {
                parent = parents.get(parent);
            }
        }
    }

    private static void collect(Mapping part, Kind kind, Set<String> used) {
        new Walker() {
            @Override
            protected boolean enter(Mapping mapping, Kind own) {
                Sequence tags = own == Kind.OPERATION ? mapping.sequence("tags") : null;
                if (tags != null) {
                    tags.items().forEach(tag -> used.add(tag.toString()));
                }
                return own.mayHoldOperations();
            }
        }.walk(part, kind);
    }
}
