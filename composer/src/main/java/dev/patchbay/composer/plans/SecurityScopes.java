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

/**
 * The scopes that a token needs for an operation, by the operation's own security requirements (OpenAPI 3.1.1, section
 * 4.8.30, Security Requirement Object). Lists of HTTP bearer schemes are always about the platform's token (3.1 lets
 * them name roles). Those of OAuth 2 and OpenID Connect may belong to another authorization server: they count on a
 * platform with plans, whose owner sells by the document, and are left to the service on one without. API keys have no
 * scopes.
 */
final class SecurityScopes {

    private static final Set<String> AUTHORIZED = Set.of("oauth2", "openIdConnect");

    private final boolean hasPlans;
    private final @Nullable Sequence root;
    private final @Nullable Mapping schemes;

    SecurityScopes(Mapping document, boolean hasPlans) {
        this.hasPlans = hasPlans;
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
                if (list != null && counts(scheme)) {
                    list.items().stream()
                            .filter(Scalar.class::isInstance)
                            .map(item -> ((Scalar) item).text())
                            .forEach(scopes::add);
                }
            }
        }
        return scopes;
    }

    private boolean counts(String name) {
        Mapping scheme = schemes == null ? null : schemes.mapping(name);
        String type = scheme == null ? null : scheme.text("type");
        if (scheme == null || type == null) {
            return false;
        }
        return "http".equals(type)
                ? "bearer".equalsIgnoreCase(scheme.text("scheme"))
                : hasPlans && AUTHORIZED.contains(type);
    }
}
