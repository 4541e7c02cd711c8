package dev.patchbay.composer;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * What the composer has to be told outside composer.yml.
 *
 * @param config composer.yml: {@code --patchbay.composer.config} or PATCHBAY_COMPOSER_CONFIG
 * @param specs where documents are kept, in place of {@code specs.store} in composer.yml: {@code --patchbay.composer.specs}
 * @param issuer who signs the tokens: {@code --patchbay.issuer} or PATCHBAY_ISSUER
 * @param audience what tokens are for: {@code --patchbay.audience} or PATCHBAY_AUDIENCE
 */
record ComposerSettings(Path config, @Nullable Path specs, URI issuer, String audience) {

    /** @throws StartRefusal when there is no issuer */
    static ComposerSettings of(String... arguments) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(arguments));
        ConfigurationPropertySources.attach(environment);
        return of(environment);
    }

    static ComposerSettings of(Environment environment) {
        Binder binder = Binder.get(environment);
        String issuer = text(binder, "patchbay.issuer");
        if (issuer == null || issuer.isBlank()) {
            throw new StartRefusal("no issuer of tokens is named, and without one nobody could be let in: set"
                    + " PATCHBAY_ISSUER (or --patchbay.issuer) to its URI");
        }
        String config = text(binder, "patchbay.composer.config");
        String audience = text(binder, "patchbay.audience");
        String specs = text(binder, "patchbay.composer.specs");
        return new ComposerSettings(
                Path.of(config == null ? "composer.yml" : config),
                specs == null ? null : Path.of(specs),
                uri(issuer),
                audience == null ? "patchbay" : audience);
    }

    private static URI uri(String issuer) {
        URI uri;
        try {
            uri = new URI(issuer.strip());
        } catch (java.net.URISyntaxException e) {
            throw notAnIssuer(issuer);
        }
        if (uri.getHost() == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
            throw notAnIssuer(issuer);
        }
        return uri;
    }

    private static StartRefusal notAnIssuer(String issuer) {
        return new StartRefusal(
                "PATCHBAY_ISSUER must be an http or https URI such as https://login.example.com, and is '" + issuer
                        + "'");
    }

    private static @Nullable String text(Binder binder, String name) {
        return binder.bind(name, String.class).orElse(null);
    }
}
