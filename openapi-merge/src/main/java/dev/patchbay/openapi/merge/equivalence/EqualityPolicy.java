package dev.patchbay.openapi.merge.equivalence;

import dev.patchbay.openapi.merge.config.MergeConfig;
import dev.patchbay.openapi.merge.config.MergeConfig.Equality;
import dev.patchbay.openapi.merge.config.SecurityOverride;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.model.Kind;

/** The configured idea of equality: which fields do not count, and the form in which values are compared. */
public record EqualityPolicy(MergeConfig config) {

    /** True if the key does not count. */
    public boolean ignores(Kind kind, String key, Node value) {
        return switch (config.equality()) {
            case STRICT -> false;
            case IGNORE_DOCS -> Documentation.is(kind, key);
            case SEMANTIC -> Normal.isDefault(kind, key, value);
        };
    }

    /** Returns the value in the form in which it is compared. */
    public Node normal(Kind kind, String key, Node value) {
        if (config.scopes() == MergeConfig.Scopes.UNION && kind == Kind.SECURITY_SCHEME && key.equals("flows")) {
            return OAuthScopes.without(value);
        }
        return config.equality() == Equality.SEMANTIC ? Normal.of(kind, key, value) : value;
    }

    /** True if effective security counts: the platform's does not replace it. */
    public boolean comparesSecurity() {
        SecurityOverride override = config.security();
        return override == null || override.keepOperations();
    }

    /** True if effective servers count: the platform's do not replace them. */
    public boolean comparesServers() {
        return config.servers() == null;
    }
}
