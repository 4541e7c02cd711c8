package dev.patchbay.composer;

import dev.patchbay.testing.TestIssuer;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The composer under test and its services. In a static field it is started once for the class and its services forget
 * between tests what they saw; in an instance field it is started for each test. What a test starts beside it with
 * {@link #serve} and {@link #start} is closed after the test.
 */
public final class ComposerExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    private final Builder builder;
    private final Map<String, TestService> services = new LinkedHashMap<>();
    private final Deque<AutoCloseable> ofTest = new ArrayDeque<>();
    private @Nullable TestComposer composer;
    private boolean shared;

    /** The services and settings of a composer. */
    public static final class Builder {

        private final Map<String, String> specs = new LinkedHashMap<>();
        private final Set<String> urls = new HashSet<>();
        private final Map<String, Supplier<String>> lines = new LinkedHashMap<>();
        private String more = "";
        private String[] settings = {};

        private Builder() {}

        /** Adds a {@link TestService} with this spec, and these lines of composer.yml beside its url. */
        public Builder service(String name, String spec, String composerYml) {
            specs.put(name, spec);
            urls.add(name);
            lines.put(name, () -> composerYml);
            return this;
        }

        /** Adds a {@link TestService} with this spec, and all its lines of composer.yml, its url among them. */
        public Builder service(String name, String spec, Supplier<String> composerYml) {
            specs.put(name, spec);
            lines.put(name, composerYml);
            return this;
        }

        /** Adds a service that the test runs itself, with all its lines of composer.yml. */
        public Builder upstream(String name, Supplier<String> composerYml) {
            lines.put(name, composerYml);
            return this;
        }

        /** Adds top-level lines of composer.yml. */
        public Builder more(String composerYml) {
            more = composerYml;
            return this;
        }

        /** Adds settings as the command line has them. */
        public Builder settings(String... commandLine) {
            settings = commandLine;
            return this;
        }

        public ComposerExtension build() {
            return new ComposerExtension(this);
        }
    }

    private ComposerExtension(Builder builder) {
        this.builder = builder;
    }

    public static Builder builder() {
        return new Builder();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        shared = true;
        open();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (shared) {
            services.values().forEach(TestService::reset);
        } else {
            open();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        while (!ofTest.isEmpty()) {
            ofTest.pop().close();
        }
        if (!shared) {
            close();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    private void open() {
        if (builder.lines.isEmpty()) {
            return;
        }
        builder.specs.forEach((name, spec) -> services.put(name, TestService.start(spec)));
        composer = TestComposer.startWith(yml(), builder.more, builder.settings);
    }

    private String yml() {
        return builder.lines.entrySet().stream()
                .map(entry -> {
                    String name = entry.getKey();
                    String url = builder.urls.contains(name)
                            ? "url: " + service(name).url() + "\n"
                            : "";
                    return name + ":\n" + (url + entry.getValue().get()).indent(2);
                })
                .collect(Collectors.joining());
    }

    private void close() {
        if (composer != null) {
            composer.close();
        }
        services.values().forEach(TestService::close);
        services.clear();
    }

    /** Starts a service for this test. */
    public TestService serve(String spec) {
        TestService service = TestService.start(spec);
        ofTest.push(service);
        return service;
    }

    /** Starts a composer for this test, with these lines under {@code services:}. */
    public TestComposer start(String services) {
        return start(services, "");
    }

    /**
     * Starts a composer for this test, with further top-level lines and settings as the command line has them. There
     * must be no shared one: a composer that is closed takes the event loops of the process along.
     */
    public TestComposer start(String services, String more, String... settings) {
        if (composer != null) {
            throw new IllegalStateException("the shared composer would end with the one of the test");
        }
        TestComposer started = TestComposer.startWith(services, more, settings);
        ofTest.push(started);
        return started;
    }

    /** Has something closed after this test, before what it was started after. */
    public <T extends AutoCloseable> T closing(T resource) {
        ofTest.push(resource);
        return resource;
    }

    /** Returns the shared composer. */
    public TestComposer composer() {
        return Objects.requireNonNull(composer, "the composer has not been started");
    }

    /** Returns a service of the shared composer. */
    public TestService service(String name) {
        return Objects.requireNonNull(services.get(name), name);
    }

    /** Returns the only service of the shared composer. */
    public TestService service() {
        return services.values().iterator().next();
    }

    /** Has the running composer take another composer.yml; the one of the start comes back with {@link #restore}. */
    public void apply(String services, String more) throws IOException {
        composer().apply(services, more);
    }

    /** Takes the composer.yml of the start again. */
    public void restore() throws IOException {
        apply(yml(), builder.more);
    }

    public int port() {
        return composer().port();
    }

    public String token() {
        return composer().token();
    }

    public TestIssuer issuer() {
        return composer().issuer();
    }

    /** With a token. */
    public HttpResponse<String> get(String path) {
        return composer().get(path);
    }

    public HttpRequest.Builder request(String method, String path) {
        return composer().request(method, path);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        return composer().send(request);
    }

    /** Waits until the current platform is as it should be. */
    public void await(Predicate<dev.patchbay.composer.platform.Platform> condition) {
        composer().await(condition);
    }
}
