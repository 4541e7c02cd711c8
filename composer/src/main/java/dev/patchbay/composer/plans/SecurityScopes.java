package dev.patchbay.composer.plans;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.document.Sequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The scopes that operations ask for (OpenAPI 3.1.1, section 4.8.30, Security Requirement Object). */
final class SecurityScopes {

    /** Schemes whose lists are no scopes. */
    private static final Set<String> WITHOUT = Set.of("apiKey", "http", "mutualTLS");

    private final @Nullable Sequence root;
    private final @Nullable Mapping schemes;

    SecurityScopes(Mapping document) {
        this.root = document.sequence("security");
        Mapping components = document.mapping("components");
        this.schemes = components == null ? null : components.mapping("securitySchemes");
    }

    /** The alternatives; empty when one of them asks for nothing. */
    List<Set<String>> of(Mapping operation) {
        Sequence requirements = operation.has("security") ? operation.sequence("security") : root;
        List<Set<String>> alternatives = new ArrayList<>();
        for (Node requirement : requirements == null ? List.<Node>of() : requirements.items()) {
            Set<String> scopes = scopes(requirement);
            if (scopes.isEmpty()) {
                return List.of();
            }
            alternatives.add(Set.copyOf(scopes));
        }
        return alternatives;
    }

    private Set<String> scopes(Node requirement) {
        Set<String> scopes = new HashSet<>();
        if (requirement instanceof Mapping mapping) {
            for (String scheme : mapping.keys()) {
                Sequence list = mapping.sequence(scheme);
                if (list != null && !WITHOUT.contains(typeOf(scheme))) {
                    list.items().stream()
                            .filter(Scalar.class::isInstance)
                            .map(item -> ((Scalar) item).text())
                            .forEach(scopes::add);
                }
            }
        }
        return scopes;
    }

    private String typeOf(String scheme) {
        Mapping found = schemes == null ? null : schemes.mapping(scheme);
        String type = found == null ? null : found.text("type");
        return type == null ? "" : type;
    }
}
