package dev.patchbay.openapi.merge.config;

import dev.patchbay.openapi.merge.problem.SourceLocation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of one service.
 *
 * <pre>{@code
 * ServiceConfig.builder("products")
 *         .prefix("/catalog")
 *         .expose(ExposureRule.of(line, new Selector.Path(Set.of(), "/products/**")))
 *         .build();
 * }</pre>
 *
 * @param name unique; names the service in routes and reports
 * @param location where the service is configured
 * @param expose what is taken from the service; nothing else is
 * @param hide what is left out of that again
 * @param strip leading path to take away, such as {@code /v1}
 * @param prefix leading path to add, after strip
 * @param renames exact paths, after strip and prefix, to new ones
 * @param rewrites regular expressions, applied last
 * @param namePrefix what goes before the name of a component that has to be renamed; {@code products_} by default
 * @param alwaysPrefix whether every component of this service is renamed, not just those that clash
 * @param prefixOperationIds whether {@code alwaysPrefix} goes for operationIds as well
 * @param foldBasePath whether the path of the document's server URL ({@code /v1} of {@code https://host/v1}) becomes
 *     part of every path
 * @param tag a tag to add to each operation of this service
 */
public record ServiceConfig(
        String name,
        SourceLocation location,
        List<ExposureRule> expose,
        List<ExposureRule> hide,
        @Nullable String strip,
        @Nullable String prefix,
        Map<String, String> renames,
        List<PathRewrite> rewrites,
        String namePrefix,
        boolean alwaysPrefix,
        boolean prefixOperationIds,
        boolean foldBasePath,
        @Nullable String tag) {

    public ServiceConfig {
        expose = List.copyOf(expose);
        hide = List.copyOf(hide);
        renames = Map.copyOf(renames);
        rewrites = List.copyOf(rewrites);
    }

    /** Returns a service that exposes all paths and all webhooks. */
    public static ServiceConfig everything(String name) {
        return builder(name).exposeEverything().build();
    }

    public static Builder builder(String name) {
        return new Builder(name);
    }

    /** Builds the configuration of a service; options that are not set have their defaults. */
    public static final class Builder {

        private final String name;
        private SourceLocation location = SourceLocation.of("configuration");
        private final List<ExposureRule> expose = new ArrayList<>();
        private final List<ExposureRule> hide = new ArrayList<>();
        private @Nullable String strip;
        private @Nullable String prefix;
        private final Map<String, String> renames = new LinkedHashMap<>();
        private final List<PathRewrite> rewrites = new ArrayList<>();
        private @Nullable String namePrefix;
        private boolean alwaysPrefix;
        private boolean prefixOperationIds;
        private boolean foldBasePath;
        private @Nullable String tag;

        private Builder(String name) {
            this.name = name;
        }

        public Builder location(SourceLocation location) {
            this.location = location;
            return this;
        }

        public Builder expose(ExposureRule rule) {
            expose.add(rule);
            return this;
        }

        public Builder exposeEverything() {
            expose.add(ExposureRule.of(location, new Selector.Path(Set.of(), "/**")));
            expose.add(ExposureRule.of(location, new Selector.Webhook("*")));
            return this;
        }

        public Builder hide(ExposureRule rule) {
            hide.add(rule);
            return this;
        }

        public Builder strip(@Nullable String strip) {
            this.strip = strip;
            return this;
        }

        public Builder prefix(@Nullable String prefix) {
            this.prefix = prefix;
            return this;
        }

        public Builder rename(String path, String newPath) {
            renames.put(path, newPath);
            return this;
        }

        public Builder rewrite(PathRewrite rewrite) {
            rewrites.add(rewrite);
            return this;
        }

        public Builder namePrefix(@Nullable String namePrefix) {
            this.namePrefix = namePrefix;
            return this;
        }

        public Builder alwaysPrefix(boolean alwaysPrefix) {
            this.alwaysPrefix = alwaysPrefix;
            return this;
        }

        public Builder prefixOperationIds(boolean prefixOperationIds) {
            this.prefixOperationIds = prefixOperationIds;
            return this;
        }

        public Builder foldBasePath(boolean foldBasePath) {
            this.foldBasePath = foldBasePath;
            return this;
        }

        public Builder tag(@Nullable String tag) {
            this.tag = tag;
            return this;
        }

        public ServiceConfig build() {
            return new ServiceConfig(
                    name,
                    location,
                    expose,
                    hide,
                    strip,
                    prefix,
                    renames,
                    rewrites,
                    namePrefix == null ? name + "_" : namePrefix,
                    alwaysPrefix,
                    prefixOperationIds,
                    foldBasePath,
                    tag);
        }
    }
}
