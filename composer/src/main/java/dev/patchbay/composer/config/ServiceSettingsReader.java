package dev.patchbay.composer.config;

import dev.patchbay.openapi.merge.ServiceConfig;
import dev.patchbay.openapi.merge.config.Section;
import dev.patchbay.openapi.merge.config.ServiceReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one entry of {@code services:}. */
final class ServiceSettingsReader {

    /** The keys beside those that {@link ServiceReader} reads. */
    static final Set<String> KEYS =
            Set.of("url", "spec", "timeout", "retry", "circuit-breaker", "concurrency", "access");

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");
    private static final String DEFAULT_SPEC = "/v3/api-docs";

    private final Path folder;

    /** @param folder what relative files are relative to: that of composer.yml */
    ServiceSettingsReader(Path folder) {
        this.folder = folder;
    }

    /** Null when the service has no usable URL; the section's problems say why. */
    @Nullable
    ServiceSettings read(String name, Section service) {
        if (!NAME.matcher(name).matches()) {
            service.problem(
                    "PB-104",
                    service.location(),
                    "services: '" + name
                            + "' cannot name a service; a name is lower-case letters, digits and hyphens, a letter"
                            + " first");
        }
        ServiceConfig exposure = ServiceReader.read(name, service, KEYS, true);
        URI url = url(service);
        URI spec = url == null ? null : spec(service, url);
        Section timeout = sub(service, "timeout", Set.of("connect", "response", "idle"));
        Section retry = sub(service, "retry", Set.of("attempts"));
        Section breaker = sub(service, "circuit-breaker", Set.of("failure-rate", "calls", "open"));
        Timeouts timeouts = timeout == null ? Timeouts.DEFAULT : timeouts(timeout);
        int attempts = retry == null
                ? ServiceSettings.DEFAULT_ATTEMPTS
                : Measures.count(retry, "attempts", ServiceSettings.DEFAULT_ATTEMPTS, 1, 5);
        BreakerSettings breakerSettings = breaker == null ? BreakerSettings.DEFAULT : breaker(breaker);
        int concurrency = Measures.count(service, "concurrency", ServiceSettings.DEFAULT_CONCURRENCY, 1, 100_000);
        Access access = service.choice("access", Access.class, Access.TOKEN);
        if (url == null || spec == null) {
            return null;
        }
        return new ServiceSettings(
                name,
                service.location(),
                url,
                spec,
                timeouts,
                attempts,
                breakerSettings,
                concurrency,
                access,
                exposure);
    }

    private static @Nullable Section sub(Section service, String key, Set<String> allowed) {
        Section section = service.section(key);
        if (section != null) {
            section.allow(allowed);
        }
        return section;
    }

    private static Timeouts timeouts(Section timeout) {
        return new Timeouts(
                Measures.duration(timeout, "connect", Timeouts.DEFAULT.connect()),
                Measures.duration(timeout, "response", Timeouts.DEFAULT.response()),
                Measures.duration(timeout, "idle", Timeouts.DEFAULT.idle()));
    }

    private static BreakerSettings breaker(Section breaker) {
        return new BreakerSettings(
                Measures.percent(breaker, "failure-rate", BreakerSettings.DEFAULT.failureRate()),
                Measures.count(breaker, "calls", BreakerSettings.DEFAULT.calls(), 2, 10_000),
                Measures.duration(breaker, "open", BreakerSettings.DEFAULT.open()));
    }

    private static @Nullable URI url(Section service) {
        String text = service.requiredText("url");
        if (text == null) {
            return null;
        }
        URI url = parsed(text);
        boolean usable = url != null
                && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                && url.getHost() != null
                && url.getRawQuery() == null
                && url.getRawFragment() == null
                && url.getRawUserInfo() == null;
        if (!usable) {
            service.problem(
                    "PB-104",
                    service.locationOfValue("url"),
                    service.pathTo("url") + " must be like http://host:port or https://host/path, and this is '" + text
                            + "'");
            return null;
        }
        return url;
    }

    /** A whole URL, a path below the service's URL, or a file beside composer.yml. */
    private @Nullable URI spec(Section service, URI url) {
        String text = service.has("spec") ? service.text("spec") : DEFAULT_SPEC;
        if (text == null) {
            return null;
        }
        URI spec = parsed(text);
        if (text.startsWith("/") && spec != null) {
            String base = url.toString();
            return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + text);
        }
        if (spec != null && ("http".equals(spec.getScheme()) || "https".equals(spec.getScheme()))) {
            return spec;
        }
        if ((spec != null && spec.getScheme() == null) || text.startsWith("file:")) {
            String file = text.startsWith("file:") ? text.substring("file:".length()) : text;
            return folder.resolve(file).normalize().toUri();
        }
        service.problem(
                "PB-104",
                service.locationOfValue("spec"),
                service.pathTo("spec")
                        + " must be a path below the service's url, an http or https URL, or a file, and this is '"
                        + text
                        + "'");
        return null;
    }

    private static @Nullable URI parsed(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
