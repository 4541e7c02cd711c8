package dev.patchbay.openapi.merge.assemble;

import dev.patchbay.openapi.merge.config.MergeConfig;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.document.Sequence;
import dev.patchbay.openapi.merge.equivalence.Trees;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.Dialects;
import dev.patchbay.openapi.merge.naming.TagNames;
import dev.patchbay.openapi.merge.report.MergeReport.Decision;
import dev.patchbay.openapi.merge.report.ReportBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of the root that no operation depends on: info, external docs, extensions. */
final class RootMembers {

    private final MergeConfig config;
    private final List<ApiDocument> documents;
    private final TagNames tags;
    private final ReportBuilder report;

    RootMembers(MergeConfig config, List<ApiDocument> documents, TagNames tags, ReportBuilder report) {
        this.tags = tags;
        this.config = config;
        this.documents = documents;
        this.report = report;
    }

    Mapping info() {
        Mapping source = source();
        Mapping.Builder info = source == null ? Mapping.builder(config.location()) : source.toBuilder();
        for (int i = 0; i < config.info().size(); i++) {
            info.put(config.info().key(i), config.info().value(i));
        }
        if (!info.has("title")) {
            info.put("title", Scalar.string(config.location(), "Merged API"));
        }
        if (!info.has("version")) {
            info.put("version", Scalar.string(config.location(), "1.0.0"));
        }
        if (config.appendDescriptions()) {
            appendDescriptions(info);
        }
        return info.build();
    }

    /** Returns a service's info if it is configured so, or if there is no other. */
    private @Nullable Mapping source() {
        for (ApiDocument document : documents) {
            if (documents.size() == 1 || document.service().equals(config.infoFrom())) {
                return document.root().mapping("info");
            }
        }
        return null;
    }

    private void appendDescriptions(Mapping.Builder info) {
        StringBuilder text = new StringBuilder();
        Node own = info.get("description");
        if (own != null) {
            text.append(own.toString().strip());
        }
        for (ApiDocument document : documents) {
            Mapping service = document.root().mapping("info");
            String description = service == null ? null : service.text("description");
            if (service != null && description != null && documents.size() > 1) {
                String title = service.text("title");
                text.append(text.isEmpty() ? "" : "\n\n")
                        .append("# ")
                        .append(title == null ? document.service() : title)
                        .append("\n\n")
                        .append(description.strip());
            }
        }
        if (!text.isEmpty()) {
            info.put("description", Scalar.string(config.location(), text.toString()));
        }
    }

    /**
     * Returns a member of the root that documents may each have: the first one's, with a warning when others differ.
     */
    @Nullable
    Node member(String key) {
        if (key.equals("externalDocs") && config.externalDocs() != null) {
            return config.externalDocs();
        }
        Node first = null;
        List<Node> all = new ArrayList<>();
        for (ApiDocument document : documents) {
            Node own = document.root().get(key);
            if (own == null) {
                continue;
            }
            all.add(key.equals("x-tagGroups") ? renamed(document, own) : own);
            if (first == null) {
                first = own;
            } else if (!key.equals("x-tagGroups") && !Trees.same(first, own)) {
                report.add(
                        Decision.WARNING,
                        document.service(),
                        "/" + key,
                        "differs from " + first.location() + ", which stands",
                        own.location());
            }
        }
        return key.equals("x-tagGroups") && first != null ? tagGroups(first, all) : first;
    }

    private Node renamed(ApiDocument document, Node groups) {
        if (!(groups instanceof Sequence sequence)) {
            return groups;
        }
        return Sequence.of(
                sequence,
                sequence.items().stream()
                        .map(item -> item instanceof Mapping group && group.sequence("tags") != null
                                ? group.with("tags", renamedTags(document, group.sequence("tags")))
                                : item)
                        .toList());
    }

    private Node renamedTags(ApiDocument document, @Nullable Sequence names) {
        return Sequence.of(
                config.location(),
                (names == null ? List.<Node>of() : names.items())
                        .stream()
                                .map(name -> Scalar.string(name, tags.nameOf(document, name.toString())))
                                .toList());
    }

    /** Groups of one name hold the tags of all documents. */
    private static Node tagGroups(Node first, List<Node> all) {
        Map<String, Mapping> groups = new LinkedHashMap<>();
        for (Node list : all) {
            for (Node item : list instanceof Sequence sequence ? sequence.items() : List.<Node>of()) {
                if (item instanceof Mapping group) {
                    groups.merge(String.valueOf(group.text("name")), group, RootMembers::joined);
                }
            }
        }
        return all.size() == 1 ? all.get(0) : Sequence.of(first, List.copyOf(groups.values()));
    }

    private static Mapping joined(Mapping one, Mapping other) {
        Sequence own = one.sequence("tags");
        Sequence more = other.sequence("tags");
        List<Node> tags = new ArrayList<>(own == null ? List.of() : own.items());
        for (Node tag : more == null ? List.<Node>of() : more.items()) {
            if (tags.stream().noneMatch(known -> Trees.same(known, tag))) {
                tags.add(tag);
            }
        }
        return one.with("tags", Sequence.of(one, tags));
    }

    /** Returns the dialect of all schemas; null if the documents differ, and their schemas say it on their own. */
    @Nullable
    Scalar dialect() {
        Node first = documents.isEmpty() ? null : documents.get(0).root().get("jsonSchemaDialect");
        boolean same = documents.stream().allMatch(document -> {
            Node own = document.root().get("jsonSchemaDialect");
            return first == null ? own == null : own != null && Trees.same(first, own);
        });
        return same && first instanceof Scalar dialect ? dialect : null;
    }

    /**
     * Returns the dialect that the schemas of this document have to name; null if the root says it, or it is the
     * default.
     */
    @Nullable
    Scalar ownDialect(ApiDocument document) {
        return dialect() == null ? ownChoice(document) : null;
    }

    /** Returns the dialect of a document that is not the one which a document without the field has. */
    private static @Nullable Scalar ownChoice(ApiDocument document) {
        return Dialects.named(document.root()) != null && document.root().get("jsonSchemaDialect") instanceof Scalar own
                ? own
                : null;
    }
}
