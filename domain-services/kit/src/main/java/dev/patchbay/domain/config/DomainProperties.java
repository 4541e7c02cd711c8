package dev.patchbay.domain.config;

import dev.patchbay.domain.model.AllowList;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings of a service ({@code patchbay.domain}).
 *
 * @param tables the allow list
 * @param requiresSchema the version that the database's schema must have at least
 * @param docs who may read the OpenAPI document and the docs page
 * @param limits the limits of requests
 * @param events the streams of changes
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

    /** The readers of the OpenAPI document and the docs page. */
    public enum Docs {
        /** Everyone who reaches the port. */
        OPEN,
        /** Everyone who has a valid token. */
        TOKEN
    }

    /**
     * The limits of requests.
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
     * The streams of changes.
     *
     * @param keep how long a change can be read; older ones are deleted when the tenant's next one comes
     * @param heartbeat the interval in which a stream shows that it is alive, and looks for changes that were not
     *     announced
     * @param streams how many streams may be open at a time
     */
    public record Events(
            @DefaultValue("24h") Duration keep,
            @DefaultValue("5s") Duration heartbeat,
            @DefaultValue("1000") int streams) {}
}
