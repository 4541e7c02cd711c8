package dev.patchbay.domain.config;

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
 * @param events how changes are told
 */
@ConfigurationProperties("patchbay.domain")
public record DomainProperties(
        @DefaultValue Tables tables,
        @DefaultValue("0") int requiresSchema,
        @DefaultValue("open") Docs docs,
        @DefaultValue Limits limits,
        @DefaultValue Events events) {

    /** See {@link AllowList}. */
    public record Tables(
            @DefaultValue List<String> only, @DefaultValue List<String> except) {

        public AllowList allowList() {
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
     * @param exports how many exports may run at a time; each keeps a connection to the database
     */
    public record Limits(
            @DefaultValue("10") int defaultPage,
            @DefaultValue("100") int maximalPage,
            @DefaultValue("1MB") DataSize body,
            @DefaultValue("30s") Duration bodyTime,
            @DefaultValue("100") int defaultAffected,
            @DefaultValue("1000") int maximalAffected,
            @DefaultValue("2") int exports) {}

    /**
     * How changes are told.
     *
     * @param keep how long a change can be asked for; older ones are forgotten when the tenant's next one comes
     * @param heartbeat how often a stream shows that it is alive, and looks for changes that nobody announced
     * @param streams how many may follow at a time
     */
    public record Events(
            @DefaultValue("24h") Duration keep,
            @DefaultValue("5s") Duration heartbeat,
            @DefaultValue("1000") int streams) {}
}
