package dev.patchbay.composer.edge;

import io.netty.channel.ChannelPipeline;
import java.util.List;

/** Puts the checks of this package into the pipeline of a new connection, around the HTTP decoder. */
public final class Edge {

    static final String TIME_LIMITS = "patchbay.time-limits";
    static final String FOLDED = "patchbay.folded";
    static final String BOUNDARIES = "patchbay.boundaries";
    static final String RULES = "patchbay.rules";

    private final EdgeLimits limits;
    private final List<EdgeRule> rules;

    public Edge(EdgeLimits limits) {
        this.limits = limits;
        // The decoder's verdict first: what it could not read, no other rule can.
        this.rules = List.of(
                new DecodingRule(),
                new VersionRule(),
                new HeaderCountRule(limits.headerCount()),
                new HeaderRule(),
                new TransferCodingRule(),
                new MethodRule(),
                new HostRule(),
                new TargetRule());
    }

    /** Adds the checks around the handler of this name, the HTTP codec. */
    public void addTo(ChannelPipeline pipeline, String decoder) {
        TimeLimitHandler timeLimits = new TimeLimitHandler(limits);
        FoldedHeaderHandler folded = new FoldedHeaderHandler();
        pipeline.addBefore(decoder, TIME_LIMITS, timeLimits);
        pipeline.addBefore(decoder, FOLDED, folded);
        pipeline.addAfter(decoder, BOUNDARIES, new MessageBoundaries(List.of(timeLimits, folded)));
        pipeline.addAfter(BOUNDARIES, RULES, new EdgeHandler(rules, timeLimits::allResponded));
    }

    /** After an upgrade what follows is not HTTP, and none of this applies to it. */
    static void removeFrom(ChannelPipeline pipeline) {
        for (String name : List.of(TIME_LIMITS, FOLDED, BOUNDARIES, RULES)) {
            if (pipeline.get(name) != null) {
                pipeline.remove(name);
            }
        }
    }
}
