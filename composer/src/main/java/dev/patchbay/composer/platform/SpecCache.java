package dev.patchbay.composer.platform;

import dev.patchbay.composer.specs.Spec;
import dev.patchbay.openapi.merge.SourceDocument;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The services' documents as they were read last: most changes are of one document, or of none. */
final class SpecCache {

    private final Map<String, Parsed> byService = new ConcurrentHashMap<>();

    private record Parsed(Spec spec, SourceDocument document) {

        boolean isOf(Spec other) {
            return spec.location().equals(other.location()) && Arrays.equals(spec.content(), other.content());
        }
    }

    /** The service's document; throws what {@link SourceDocument#read} throws. */
    SourceDocument read(String service, Spec spec) throws InvalidInputException {
        Parsed known = byService.get(service);
        if (known != null && known.isOf(spec)) {
            return known.document();
        }
        SourceDocument document = SourceDocument.read(service, spec.location(), spec.content());
        byService.put(service, new Parsed(spec, document));
        return document;
    }

    /** Forgets the documents of all other services. */
    void keepOnly(Set<String> services) {
        byService.keySet().retainAll(services);
    }
}
