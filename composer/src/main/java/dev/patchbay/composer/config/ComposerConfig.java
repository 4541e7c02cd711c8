package dev.patchbay.composer.config;

import dev.patchbay.openapi.merge.config.MergeConfig;
import java.util.List;
import java.util.Set;

/**
 * The content of composer.yml, with every default filled in.
 *
 * @param file the file as it was named, for messages
 * @param api how the merged document is made; its services are all of {@link #services}
 * @param document who may read the merged document
 * @param services in the order of the file
 * @param plans who may call how much of what
 * @param cors which browsers' pages may call
 * @param accessLog which requests are logged
 * @param maxBody the largest request body in bytes
 * @param maxValidatedBody the largest body in bytes that is read to be checked
 * @param specs how the services' documents are got
 * @param onBreakingChange whether a change that breaks callers is held
 */
public record ComposerConfig(
        String file,
        MergeConfig api,
        Access document,
        List<ServiceSettings> services,
        Plans plans,
        Cors cors,
        AccessLogSettings accessLog,
        long maxBody,
        long maxValidatedBody,
        SpecPolicy specs,
        OnBreakingChange onBreakingChange) {

    public static final long DEFAULT_MAX_BODY = 100L << 20;
    public static final long DEFAULT_MAX_VALIDATED_BODY = 1L << 20;

    public ComposerConfig {
        services = List.copyOf(services);
    }

    /** Returns the configuration of a merge of these services only, in the order of the file. */
    public MergeConfig mergeOf(Set<String> names) {
        MergeConfig.Builder merge = MergeConfig.builder()
                .location(api.location())
                .info(api.info())
                .servers(api.servers())
                .openapi(api.openapi())
                .conflicts(api.conflicts())
                .equality(api.equality())
                .tags(api.tags())
                .scopes(api.scopes());
        services.stream()
                .filter(service -> names.contains(service.name()))
                .map(ServiceSettings::exposure)
                .forEach(merge::service);
        return merge.build();
    }
}
