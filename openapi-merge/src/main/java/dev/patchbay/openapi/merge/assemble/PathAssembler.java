package dev.patchbay.openapi.merge.assemble;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Sequence;
import dev.patchbay.openapi.merge.equivalence.Trees;
import dev.patchbay.openapi.merge.layout.PlacedPathItem;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.Operations;
import dev.patchbay.openapi.merge.model.References;
import dev.patchbay.openapi.merge.plan.Plan;
import dev.patchbay.openapi.merge.problem.SourceLocation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Assembles the {@code paths} of the result. Fields of path items that go to one path stand there once where they
 * agree, and in each operation otherwise.
 */
final class PathAssembler {

    private final Plan plan;
    private final List<ApiDocument> documents;
    private final Function<ApiDocument, DocumentRewriter> rewriters;

    PathAssembler(Plan plan, List<ApiDocument> documents, Function<ApiDocument, DocumentRewriter> rewriters) {
        this.plan = plan;
        this.documents = documents;
        this.rewriters = rewriters;
    }

    Mapping assemble() {
        Mapping.Builder paths = Mapping.builder(SourceLocation.of("paths"));
        for (ApiDocument document : documents) {
            Mapping own = document.root().mapping("paths");
            for (int i = 0; own != null && i < own.size(); i++) {
                if (!own.key(i).startsWith("/") && !paths.has(own.key(i))) {
                    paths.put(own.key(i), own.keyLocation(i), own.value(i));
                }
                for (String path : plan.layout().pathsFrom(document, own.key(i))) {
                    if (!paths.has(path)) {
                        paths.put(path, own.keyLocation(i), item(plan.layout().at(path)));
                    }
                }
            }
        }
        return paths.build();
    }

    private Node item(List<PlacedPathItem> placements) {
        if (placements.size() > 1) {
            return together(placements);
        }
        PlacedPathItem only = placements.get(0);
        Mapping reference = only.reference();
        return reference == null
                ? rewritten(only, written(only))
                : rewriters.apply(only.document()).object(reference, Kind.PATH_ITEM);
    }

    private Mapping rewritten(PlacedPathItem placement, Mapping item) {
        return (Mapping) rewriters.apply(placement.home()).rewrite(item, Kind.PATH_ITEM, placement);
    }

    /** Returns the path item with what is pushed down from the root of its document. */
    private Mapping written(PlacedPathItem placement) {
        return plan.rootFields().applyTo(placement.document(), placement.item());
    }

    private Mapping together(List<PlacedPathItem> placements) {
        List<Mapping> items = placements.stream()
                .map(placement -> rewritten(placement, written(placement)))
                .toList();
        Set<String> shared = new LinkedHashSet<>();
        items.forEach(
                item -> item.keys().stream().filter(key -> !isOperation(key)).forEach(shared::add));
        Set<String> pushed = new HashSet<>(shared);
        pushed.removeIf(key -> agree(key, items));
        Mapping.Builder result = Mapping.builder(items.get(0));
        for (PlacedPathItem placement : placements) {
            Mapping item = rewritten(placement, explicit(placement, pushed));
            for (int i = 0; i < item.size(); i++) {
                String key = item.key(i);
                boolean more = key.equals("additionalOperations") && result.has(key);
                if (!pushed.contains(key)) {
                    result.put(key, item.keyLocation(i), more ? joined(result.get(key), item.value(i)) : item.value(i));
                }
            }
        }
        return result.build();
    }

    private static Node joined(@Nullable Node one, Node other) {
        if (!(one instanceof Mapping first) || !(other instanceof Mapping second)) {
            return other;
        }
        Mapping.Builder both = first.toBuilder();
        for (int i = 0; i < second.size(); i++) {
            both.put(second.key(i), second.keyLocation(i), second.value(i));
        }
        return both.build();
    }

    private static boolean isOperation(String key) {
        return Kind.METHODS.contains(key) || key.equals("additionalOperations");
    }

    private static boolean agree(String key, List<Mapping> items) {
        Node first = items.get(0).get(key);
        return first != null
                && items.stream().allMatch(item -> {
                    Node own = item.get(key);
                    return own != null && Trees.same(first, own);
                });
    }

    /** Returns the item with fields that all of its operations share copied into each of them. */
    private Mapping explicit(PlacedPathItem placement, Set<String> keys) {
        Mapping item = written(placement);
        return Operations.map(item, operation -> {
            Mapping explicit = operation;
            for (String key : item.keys()) {
                Node value = item.get(key);
                if (value == null || !keys.contains(key)) {
                    continue;
                }
                if (key.equals("parameters") && value instanceof Sequence parameters) {
                    explicit = withParameters(placement, explicit, parameters);
                } else if (!explicit.has(key)) {
                    explicit = explicit.with(key, value);
                }
            }
            return explicit;
        });
    }

    /**
     * Behind its own ones, which go over those of the path item and keep their positions for whoever points to them.
     */
    private Mapping withParameters(PlacedPathItem placement, Mapping operation, Sequence shared) {
        Sequence own = operation.sequence("parameters");
        List<Node> all = new ArrayList<>(own == null ? List.of() : own.items());
        Set<String> names = new HashSet<>();
        all.forEach(parameter -> names.add(identity(placement, parameter)));
        for (Node parameter : shared.items()) {
            if (!names.contains(identity(placement, parameter))) {
                all.add(parameter);
            }
        }
        return operation.with("parameters", Sequence.of(shared, all));
    }

    private String identity(PlacedPathItem placement, Node parameter) {
        References.Located located = plan.references().follow(placement.home(), parameter, Kind.PARAMETER);
        return located != null && located.node() instanceof Mapping mapping
                ? mapping.text("in") + "." + mapping.text("name")
                : "at " + parameter.location();
    }
}
