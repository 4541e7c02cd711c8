package dev.patchbay.domain;

import dev.patchbay.domain.model.AllowList;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What a service may say about itself ({@code patchbay.domain}).
 *
 * @param tables the allow list
 * @param requiresSchema the version that the database's schema must have at least
 * @param docs who may read the OpenAPI document and the docs page
 * @param limits how much a request may ask for
 */
@ConfigurationProperties("patchbay.domain")
public record DomainProperties(
        @DefaultValue Tables tables,
        @DefaultValue("0") int requiresSchema,
        @DefaultValue("open") Docs docs,
        @DefaultValue Limits limits) {

    /** See {@link AllowList}. */
    public record Tables(
            @DefaultValue List<String> only, @DefaultValue List<String> except) {

        AllowList allowList() {
            return new AllowList(only, except);
        }
    }

    /** Who may read the documents. */
    public enum Docs {
        /** Everyone who reaches the port. */
        OPEN,
        /** Whoever has a valid token. */
        TOKEN
    }

    /**
     * How much a request may ask for.
     *
     * @param defaultPage rows of a list when {@code limit} is not given
     * @param maximalPage the largest {@code limit}
     * @param body the largest body
     * @param bodyTime how long a body may take to arrive
     * @param defaultAffected how many resources a bulk change may touch when {@code maxAffected} is not given
     * @param maximalAffected the largest {@code maxAffected}, and the most elements that a POST may create
     */
    public record Limits(
            @DefaultValue("10") int defaultPage,
            @DefaultValue("100") int maximalPage,
            @DefaultValue("1MB") DataSize body,
            @DefaultValue("30s") Duration bodyTime,
            @DefaultValue("100") int defaultAffected,
            @DefaultValue("1000") int maximalAffected) {}
}
