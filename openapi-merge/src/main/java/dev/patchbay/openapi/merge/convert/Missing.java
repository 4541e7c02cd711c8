package dev.patchbay.openapi.merge.convert;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Sequence;
import dev.patchbay.openapi.merge.problem.LocatedProblem;
import dev.patchbay.openapi.merge.problem.SourceLocation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Constructs of the documents that the version asked for does not have. They are no problem as long as they stay
 * inside: only those that got into the result are reported. Code: PB-213.
 */
final class Missing {

    private final String version;
    private final List<Construct> constructs = new ArrayList<>();

    /** @param version asked for: {@code 3.0} */
    Missing(String version) {
        this.version = version;
    }

    private record Construct(SourceLocation location, String name, Set<SourceLocation> parts) {}

    /** Adds a construct. */
    void add(SourceLocation location, String construct) {
        constructs.add(new Construct(location, construct, Set.of(location)));
    }

    /** Adds one that may get into the result in parts. */
    void add(SourceLocation location, String construct, List<Node> parts) {
        Set<SourceLocation> locations = new HashSet<>(Set.of(location));
        parts.forEach(part -> locations.add(part.location()));
        constructs.add(new Construct(location, construct, locations));
    }

    /** The problems: one for each construct that the result has. */
    List<LocatedProblem> in(Mapping result) {
        if (constructs.isEmpty()) {
            return List.of();
        }
        Set<SourceLocation> locations = new HashSet<>();
        collect(result, locations);
        return constructs.stream()
                .filter(construct -> construct.parts().stream().anyMatch(locations::contains))
                .map(construct -> LocatedProblem.conflict(
                        "PB-213",
                        construct.location(),
                        "OpenAPI " + version + " has no " + construct.name()
                                + "; ask for a later version or change the document"))
                .toList();
    }

    private static void collect(Node node, Set<SourceLocation> locations) {
        locations.add(node.location());
        if (node instanceof Mapping mapping) {
            for (int i = 0; i < mapping.size(); i++) {
                locations.add(mapping.keyLocation(i));
                collect(mapping.value(i), locations);
            }
        } else if (node instanceof Sequence sequence) {
            sequence.items().forEach(item -> collect(item, locations));
        }
    }
}
