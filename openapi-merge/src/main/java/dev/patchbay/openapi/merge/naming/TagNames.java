package dev.patchbay.openapi.merge.naming;

import dev.patchbay.openapi.merge.config.MergeConfig;
import dev.patchbay.openapi.merge.config.MergeConfig.Tags;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Sequence;
import dev.patchbay.openapi.merge.equivalence.Trees;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.NameAllocator;
import dev.patchbay.openapi.merge.model.Walker;
import dev.patchbay.openapi.merge.report.MergeReport.Decision;
import dev.patchbay.openapi.merge.report.ReportBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names of tags in the result. Tags of one name are one tag, unless they are described differently and are to be
 * renamed.
 */
public final class TagNames {

    private final Tags policy;
    private final List<ApiDocument> documents;
    private final Map<ApiDocument, Map<String, String>> names = new HashMap<>();
    private @Nullable NameAllocator allocator;

    /** Names the tags of documents in order of precedence. */
    public TagNames(MergeConfig config, List<ApiDocument> documents, ReportBuilder report) {
        this.policy = config.tags();
        this.documents = documents;
        Map<String, Mapping> first = new LinkedHashMap<>();
        for (ApiDocument document : documents) {
            for (Mapping tag : declared(document)) {
                name(document, tag, String.valueOf(tag.text("name")), first, report);
            }
        }
    }

    private static List<Mapping> declared(ApiDocument document) {
        List<Mapping> declared = new ArrayList<>();
        Sequence tags = document.root().sequence("tags");
        for (Node item : tags == null ? List.<Node>of() : tags.items()) {
            if (item instanceof Mapping tag && tag.text("name") != null) {
                declared.add(tag);
            }
        }
        return declared;
    }

    private void name(
            ApiDocument document, Mapping tag, String name, Map<String, Mapping> firsts, ReportBuilder report) {
        Mapping first = firsts.putIfAbsent(name, tag);
        if (first == null || Trees.same(first, tag)) {
            return;
        }
        if (policy == Tags.RENAME) {
            String renamed = allocator().allocateOther(name, document.config().namePrefix());
            names.computeIfAbsent(document, any -> new HashMap<>()).put(name, renamed);
            report.add(Decision.RENAMED, document.service(), "tag " + name, "is " + renamed + " now", tag.location());
        } else if (policy == Tags.FIRST) {
            report.add(
                    Decision.WARNING,
                    document.service(),
                    "tag " + name,
                    "is described otherwise at " + first.location() + ", which stands",
                    tag.location());
        }
    }

    /** Made when there is a collision, which is rare, since it looks through all documents. */
    private NameAllocator allocator() {
        NameAllocator known = allocator;
        if (known == null) {
            Set<String> used = new HashSet<>();
            documents.forEach(document -> collect(document, used));
            known = new NameAllocator(used);
            allocator = known;
        }
        return known;
    }

    private static void collect(ApiDocument document, Set<String> used) {
        declared(document).forEach(tag -> used.add(String.valueOf(tag.text("name"))));
        String ofService = document.config().tag();
        if (ofService != null) {
            used.add(ofService);
        }
        new Walker() {
            @Override
            protected boolean enter(Mapping mapping, Kind kind) {
                Sequence tags = kind == Kind.OPERATION ? mapping.sequence("tags") : null;
                if (tags != null) {
                    tags.items().forEach(tag -> used.add(tag.toString()));
                }
                return kind.mayHoldOperations();
            }
        }.walk(document.root(), Kind.OPENAPI);
    }

    /** Returns the tag in the result. */
    public String nameOf(ApiDocument document, String tag) {
        if (tag.equals(document.config().tag())) {
            return tag;
        }
        return policy == Tags.PREFIX
                ? document.config().namePrefix() + tag
                : names.getOrDefault(document, Map.of()).getOrDefault(tag, tag);
    }
}
