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
 * The constructs of the documents that the version asked for does not have. They are no problem as long as they stay inside: only
 * those that got into the result are told. Code: PB-213.
 */
final class Missing {

    private final String version;
    private final List<Construct> constructs = new ArrayList<>();

    /** @param version asked for: {@code 3.0} */
    Missing(String version) {
        this.version = version;
    }

    private record Construct(SourceLocation location, String name, Set<SourceLocation> parts) {}

    /** Notes a construct down. */
    void tell(SourceLocation location, String construct) {
        constructs.add(new Construct(location, construct, Set.of(location)));
    }

    /** Notes one down that may get into the result in parts. */
    void tell(SourceLocation location, String construct, List<Node> parts) {
        Set<SourceLocation> places = new HashSet<>(Set.of(location));
        parts.forEach(part -> places.add(part.location()));
        constructs.add(new Construct(location, construct, places));
    }

    /** A problem for each construct that the result has. */
    List<LocatedProblem> in(Mapping result) {
        if (constructs.isEmpty()) {
            return List.of();
        }
        Set<SourceLocation> places = new HashSet<>();
        collect(result, places);
        return constructs.stream()
                .filter(construct -> construct.parts().stream().anyMatch(places::contains))
                .map(construct -> LocatedProblem.conflict(
                        "PB-213",
                        construct.location(),
                        "OpenAPI " + version + " has no " + construct.name()
                                + "; ask for a later version or change the document"))
                .toList();
    }

    private static void collect(Node node, Set<SourceLocation> places) {
        places.add(node.location());
        if (node instanceof Mapping mapping) {
            for (int i = 0; i < mapping.size(); i++) {
                places.add(mapping.keyLocation(i));
                collect(mapping.value(i), places);
            }
        } else if (node instanceof Sequence sequence) {
            sequence.items().forEach(item -> collect(item, places));
        }
    }
}
