package dev.patchbay.composer.platform;

import dev.patchbay.openapi.merge.RouteEntry;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.document.Sequence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the platform's token must carry for an operation, by the operation's own security requirements. Only requirements
 * of HTTP bearer schemes are about the platform's token (OpenAPI 3.1 lets them name roles); what an API key or another
 * authorization server's scopes ask for is left to the service.
 *
 * @param alternatives one of them is enough, each needs all of its scopes; none means that nothing is asked for
 */
public record RequiredScopes(List<Set<String>> alternatives) {

    /** Nothing is asked for. */
    public static final RequiredScopes NONE = new RequiredScopes(List.of());

    public RequiredScopes {
        alternatives = List.copyOf(alternatives);
    }

    /** What the merged document says of an operation. */
    static RequiredScopes of(Mapping document, RouteEntry entry) {
        @Nullable Sequence security = security(document, entry);
        List<Set<String>> alternatives = new ArrayList<>();
        for (int place = 0; security != null && place < security.size(); place++) {
            Set<String> scopes =
                    security.get(place) instanceof Mapping requirement ? scopes(document, requirement) : Set.of();
            if (scopes.isEmpty()) {
                return NONE;
            }
            alternatives.add(scopes);
        }
        return new RequiredScopes(alternatives);
    }

    private static @Nullable Sequence security(Mapping document, RouteEntry entry) {
        @Nullable Mapping paths = document.mapping("paths");
        @Nullable Mapping item = paths == null ? null : paths.mapping(entry.path());
        @Nullable
        Mapping operation = item == null ? null : item.mapping(entry.method().toLowerCase(Locale.ROOT));
        return operation != null && operation.has("security")
                ? operation.sequence("security")
                : document.sequence("security");
    }

    /** Empty when the requirement also asks for something that the composer cannot judge: the service will. */
    private static Set<String> scopes(Mapping document, Mapping requirement) {
        Set<String> scopes = new LinkedHashSet<>();
        for (String scheme : requirement.keys()) {
            @Nullable Sequence named = requirement.sequence(scheme);
            if (named == null || !isBearer(document, scheme)) {
                return Set.of();
            }
            for (int place = 0; place < named.size(); place++) {
                if (named.get(place) instanceof Scalar scope) {
                    scopes.add(scope.text());
                }
            }
        }
        return scopes;
    }

    private static boolean isBearer(Mapping document, String name) {
        @Nullable Mapping components = document.mapping("components");
        @Nullable Mapping schemes = components == null ? null : components.mapping("securitySchemes");
        @Nullable Mapping scheme = schemes == null ? null : schemes.mapping(name);
        return scheme != null && "http".equals(scheme.text("type")) && "bearer".equalsIgnoreCase(scheme.text("scheme"));
    }

    /** Whether a token with these scopes may call. */
    public boolean areIn(Collection<String> scopes) {
        return alternatives.isEmpty() || alternatives.stream().anyMatch(scopes::containsAll);
    }
}
