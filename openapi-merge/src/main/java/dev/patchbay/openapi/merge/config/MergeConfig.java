package dev.patchbay.openapi.merge.config;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.document.Sequence;
import dev.patchbay.openapi.merge.problem.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The services to merge and the options. Every default is safe: contradictions are errors until a policy resolves them.
 *
 * <pre>{@code
 * MergeConfig config = MergeConfig.builder()
 *         .title("Acme Platform API").version("1.0.0")
 *         .service(ServiceConfig.everything("customers"))
 *         .service(ServiceConfig.builder("products").prefix("/catalog").exposeEverything().build())
 *         .build();
 * }</pre>
 *
 * @param location of the configuration, for messages about it as a whole
 * @param info members of the {@code info} object; {@code title} and {@code version} left open are {@code Merged API}
 *     and {@code 1.0.0}, unless there is only one document, which then gives its own
 * @param infoFrom the service whose {@code info} fills what {@code info} leaves open
 * @param appendDescriptions whether the descriptions of the services follow the configured one, each under its title as
 *     a heading
 * @param services in the order in which they take precedence
 * @param servers replace the servers of all documents; null keeps theirs
 * @param security replaces the security of all documents; null keeps theirs
 * @param externalDocs replace the documents' own; null keeps theirs
 * @param openapi the version to write
 * @param conflicts who wins when two services have the same operation, unequal
 * @param equality when two components of one name are the same
 * @param tags what happens to tags of one name with unequal descriptions
 * @param scopes what happens to OAuth 2 schemes that are equal but for their scopes
 * @param prune which unreachable components are left out
 * @param bundle whether references to undeclared local files are followed and their targets taken in
 * @param strict whether what is merely suspicious, such as a trace of something hidden, is an error
 * @param lock names given in earlier merges, to be kept
 */
public record MergeConfig(
        SourceLocation location,
        Mapping info,
        @Nullable String infoFrom,
        boolean appendDescriptions,
        List<ServiceConfig> services,
        @Nullable Sequence servers,
        @Nullable SecurityOverride security,
        @Nullable Mapping externalDocs,
        TargetVersion openapi,
        Conflicts conflicts,
        Equality equality,
        Tags tags,
        Scopes scopes,
        Prune prune,
        boolean bundle,
        boolean strict,
        NameLock lock) {

    public MergeConfig {
        services = List.copyOf(services);
    }

    /** The OpenAPI version to write. */
    public enum TargetVersion {
        /**
         * The highest among the inputs: what is there in 3.0 has a word in 3.1, and what is there in 3.1 has one in
         * 3.2.
         */
        AUTO,
        /** 3.0, or an error for each construct that 3.0 cannot express. */
        V3_0,
        /** 3.1, or an error for each construct that only 3.2 can express. */
        V3_1
    }

    /** The policy for two services with unequal operations of the same method and path. */
    public enum Conflicts {
        /** Neither: an error that names both places and the first difference. */
        ERROR,
        /** The service that comes first. */
        FIRST,
        /** The service that comes last. */
        LAST,
        /** Both: the later one's path is prefixed with its service's name. */
        PREFIX
    }

    /** The policy for equality of two components of one name. */
    public enum Equality {
        /** Everything in them and all that they refer to is equal, in any order of keys. */
        STRICT,
        /**
         * As {@link #STRICT}, but descriptions, summaries, titles, examples, comments, external docs and extensions may
         * differ.
         */
        IGNORE_DOCS,
        /**
         * As {@link #STRICT}, but what means the same counts as equal: the order of {@code required}, of type arrays
         * and tags, defaults written out ({@code nullable: false}, {@code additionalProperties: true}, {@code
         * deprecated: false}).
         */
        SEMANTIC
    }

    /** The policy for tags of one name with unequal contents. */
    public enum Tags {
        /** The first one stands for all, with a warning. */
        FIRST,
        /** The later one gets its service's name prefix, and its operations follow. */
        RENAME,
        /** Every tag gets its service's name prefix. */
        PREFIX
    }

    /** The policy for OAuth 2 schemes of one name that are equal but for their scopes. */
    public enum Scopes {
        /** They are different: the later one is renamed. */
        RENAME,
        /** They are one, with the scopes of both. */
        UNION
    }

    /** The policy for components that no exposed operation uses. */
    public enum Prune {
        /** Those that only hidden things used; of a service with hidden operations, all. */
        AUTO,
        /** All of them. */
        ALWAYS,
        /** None. */
        NEVER
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Builds a configuration; options that are not set have their defaults. */
    public static final class Builder {

        private SourceLocation location = SourceLocation.of("configuration");
        private @Nullable Mapping info;
        private @Nullable String title;
        private @Nullable String version;
        private @Nullable String description;
        private @Nullable String infoFrom;
        private boolean appendDescriptions;
        private final List<ServiceConfig> services = new ArrayList<>();
        private @Nullable Sequence servers;
        private @Nullable SecurityOverride security;
        private @Nullable Mapping externalDocs;
        private TargetVersion openapi = TargetVersion.AUTO;
        private Conflicts conflicts = Conflicts.ERROR;
        private Equality equality = Equality.STRICT;
        private Tags tags = Tags.FIRST;
        private Scopes scopes = Scopes.RENAME;
        private Prune prune = Prune.AUTO;
        private boolean bundle;
        private boolean strict;
        private NameLock lock = NameLock.EMPTY;

        private Builder() {}

        public Builder location(SourceLocation location) {
            this.location = location;
            return this;
        }

        /**
         * Returns all members of {@code info}; {@link #title}, {@link #version} and {@link #description} go over them.
         */
        public Builder info(Mapping info) {
            this.info = info;
            return this;
        }

        public Builder title(@Nullable String title) {
            this.title = title;
            return this;
        }

        public Builder version(@Nullable String version) {
            this.version = version;
            return this;
        }

        public Builder description(@Nullable String description) {
            this.description = description;
            return this;
        }

        public Builder infoFrom(@Nullable String service) {
            this.infoFrom = service;
            return this;
        }

        public Builder appendDescriptions(boolean append) {
            this.appendDescriptions = append;
            return this;
        }

        public Builder service(ServiceConfig service) {
            services.add(service);
            return this;
        }

        public Builder services(List<ServiceConfig> more) {
            services.addAll(more);
            return this;
        }

        public Builder servers(@Nullable Sequence servers) {
            this.servers = servers;
            return this;
        }

        public Builder security(@Nullable SecurityOverride security) {
            this.security = security;
            return this;
        }

        public Builder externalDocs(@Nullable Mapping externalDocs) {
            this.externalDocs = externalDocs;
            return this;
        }

        public Builder openapi(TargetVersion openapi) {
            this.openapi = openapi;
            return this;
        }

        public Builder conflicts(Conflicts conflicts) {
            this.conflicts = conflicts;
            return this;
        }

        public Builder equality(Equality equality) {
            this.equality = equality;
            return this;
        }

        public Builder tags(Tags tags) {
            this.tags = tags;
            return this;
        }

        public Builder scopes(Scopes scopes) {
            this.scopes = scopes;
            return this;
        }

        public Builder prune(Prune prune) {
            this.prune = prune;
            return this;
        }

        public Builder bundle(boolean bundle) {
            this.bundle = bundle;
            return this;
        }

        public Builder strict(boolean strict) {
            this.strict = strict;
            return this;
        }

        public Builder lock(NameLock lock) {
            this.lock = lock;
            return this;
        }

        public MergeConfig build() {
            Mapping.Builder members = info == null ? Mapping.builder(location) : info.toBuilder();
            put(members, "title", title);
            put(members, "version", version);
            put(members, "description", description);
            return new MergeConfig(
                    location,
                    members.build(),
                    infoFrom,
                    appendDescriptions,
                    services,
                    servers,
                    security,
                    externalDocs,
                    openapi,
                    conflicts,
                    equality,
                    tags,
                    scopes,
                    prune,
                    bundle,
                    strict,
                    lock);
        }

        private void put(Mapping.Builder members, String key, @Nullable String value) {
            if (value != null) {
                members.put(key, Scalar.string(location, value));
            }
        }
    }
}
