package dev.patchbay.composer;

import dev.patchbay.tokens.Issuer;
import dev.patchbay.tokens.TokenSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * The composer's settings outside composer.yml.
 *
 * @param config composer.yml: {@code --patchbay.composer.config} or PATCHBAY_COMPOSER_CONFIG
 * @param specs where documents are kept, in place of {@code specs.store} in composer.yml: {@code
 *     --patchbay.composer.specs}
 * @param tokens whose tokens are taken: {@code --patchbay.issuer} or PATCHBAY_ISSUER, and in the same way
 *     PATCHBAY_AUDIENCE, PATCHBAY_TENANT_CLAIM, PATCHBAY_SCOPE_CLAIM and PATCHBAY_CLOCK_SKEW
 * @param notice how long requests are still taken after a stop was asked for: {@code --patchbay.composer.drain-notice}
 * @param collector where spans go: {@code --patchbay.tracing.endpoint}, PATCHBAY_TRACING_ENDPOINT or
 *     OTEL_EXPORTER_OTLP_ENDPOINT; null for nowhere
 * @param traced which share of the traces that begin here is recorded: {@code --patchbay.tracing.sample}
 */
record ComposerSettings(
        Path config,
        @Nullable Path specs,
        TokenSettings tokens,
        Duration notice,
        @Nullable URI collector,
        double traced) {

    private static final Duration NOTICE = Duration.ofSeconds(1);

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
        String specs = text(binder, "patchbay.composer.specs");
        return new ComposerSettings(
                Path.of(config == null ? "composer.yml" : config),
                specs == null ? null : Path.of(specs),
                new TokenSettings(
                        checked(issuer(issuer), text(binder, "patchbay.mode")),
                        textOr(binder, "patchbay.audience", "patchbay"),
                        textOr(binder, "patchbay.tenant-claim", "tenant"),
                        textOr(binder, "patchbay.scope-claim", "scope"),
                        binder.bind("patchbay.clock-skew", Duration.class).orElse(Duration.ofSeconds(30))),
                binder.bind("patchbay.composer.drain-notice", Duration.class).orElse(NOTICE),
                collector(binder),
                binder.bind("patchbay.tracing.sample", Double.class).orElse(1.0));
    }

    private static @Nullable URI collector(Binder binder) {
        String own = text(binder, "patchbay.tracing.endpoint");
        String text = own == null ? text(binder, "otel.exporter.otlp.endpoint") : own;
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            URI uri = new URI(text.strip());
            if (uri.getHost() != null) {
                return uri;
            }
        } catch (java.net.URISyntaxException e) {
            // told below
        }
        throw new StartRefusal(
                "PATCHBAY_TRACING_ENDPOINT must be a collector's URI such as http://localhost:4318, and is '" + text
                        + "'");
    }

    private static Issuer issuer(String text) {
        try {
            return Issuer.of(text);
        } catch (IllegalArgumentException e) {
            throw new StartRefusal("PATCHBAY_ISSUER " + e.getMessage());
        }
    }

    /** In production an issuer that is meant for one machine will not do. */
    private static Issuer checked(Issuer issuer, @Nullable String mode) {
        if ("production".equalsIgnoreCase(mode) && issuer.isLocal()) {
            throw new StartRefusal(
                    "PATCHBAY_MODE is production, and the issuer " + issuer + " is a local one: everybody on"
                            + " this machine could be anybody; set PATCHBAY_ISSUER to an https issuer on another host");
        }
        return issuer;
    }

    private static String textOr(Binder binder, String name, String otherwise) {
        return binder.bind(name, String.class).orElse(otherwise);
    }

    private static @Nullable String text(Binder binder, String name) {
        return binder.bind(name, String.class).orElse(null);
    }
}
