package dev.patchbay.openapi.merge.plan;

import dev.patchbay.openapi.merge.config.MergeConfig;
import dev.patchbay.openapi.merge.config.MergeConfig.Tags;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Sequence;
import dev.patchbay.openapi.merge.equivalence.Trees;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.report.MergeReport.Decision;
import dev.patchbay.openapi.merge.report.ReportBuilder;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What tags are called in the result. */
public final class TagNames {

    private final Tags policy;
    private final Map<ApiDocument, Map<String, String>> names = new HashMap<>();

    TagNames(MergeConfig config, List<ApiDocument> documents, ReportBuilder report) {
        policy = config.tags();
        Map<String, Mapping> taken = new LinkedHashMap<>();
        for (ApiDocument document : documents) {
            Sequence tags = document.root().sequence("tags");
            for (Node item : tags == null ? List.<Node>of() : tags.items()) {
                if (item instanceof Mapping tag && tag.text("name") != null) {
                    name(document, tag, String.valueOf(tag.text("name")), taken, report);
                }
            }
        }
    }

    private void name(
            ApiDocument document, Mapping tag, String name, Map<String, Mapping> taken, ReportBuilder report) {
        Mapping first = taken.putIfAbsent(name, tag);
        if (first == null || Trees.same(first, tag)) {
            return;
        }
        if (policy == Tags.RENAME) {
            String renamed = document.config().namePrefix() + name;
            names.computeIfAbsent(document, any -> new HashMap<>()).put(name, renamed);
            taken.put(renamed, tag);
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

    /** The tag in the result. */
    public String nameOf(ApiDocument document, String tag) {
        if (tag.equals(document.config().tag())) {
            return tag;
        }
        return policy == Tags.PREFIX
                ? document.config().namePrefix() + tag
                : names.getOrDefault(document, Map.of()).getOrDefault(tag, tag);
    }
}
