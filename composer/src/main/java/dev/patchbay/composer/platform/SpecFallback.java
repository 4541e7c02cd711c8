package dev.patchbay.composer.platform;

import dev.patchbay.composer.config.ComposerConfig;
import dev.patchbay.composer.config.ServiceSettings;
import dev.patchbay.composer.specs.Spec;
import dev.patchbay.composer.specs.SpecStatus;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import dev.patchbay.openapi.merge.problem.LocatedProblem;
import dev.patchbay.openapi.merge.problem.SourceLocation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which document to use for each service, so that one service with a broken one does not hold up the others: when a
 * build fails over a service's document, its last good one stands in, and without one the service is left out.
 */
final class SpecFallback {

    private static final Logger LOG = LoggerFactory.getLogger(SpecFallback.class);

    private final ComposerConfig config;
    private final Map<String, Spec> chosen = new LinkedHashMap<>();
    private final Map<String, SpecStatus> states;
    private final Function<String, @Nullable Spec> lastGood;
    private final List<String> problems = new ArrayList<>();

    /** @param lastGood a service's document that is known to have worked; null when there is none */
    SpecFallback(ComposerConfig config, Map<String, SpecStatus> statuses, Function<String, @Nullable Spec> lastGood) {
        this.config = config;
        this.states = new HashMap<>(statuses);
        this.lastGood = lastGood;
        statuses.forEach((service, status) -> {
            if (status.spec() != null) {
                chosen.put(service, status.spec());
            }
            if (status.problem() != null) {
                problems.add(service + ": " + status.problem());
            }
        });
    }

    Map<String, Spec> chosen() {
        return chosen;
    }

    Map<String, SpecStatus> states() {
        return states;
    }

    /** Returns the problems of the specs that are not in use. */
    List<String> problems() {
        return problems;
    }

    /**
     * Gives up the documents that a failure is about; throws it again when it is about none of them. Where two
     * documents do not go together, the problem has the location in one of them: it is the one that has changed that
     * has to go.
     *
     * @param before the platform in force, whose documents go together; null when there is none
     */
    void discard(InvalidInputException failure, @Nullable Platform before) throws InvalidInputException {
        Set<String> culprits = new LinkedHashSet<>();
        for (LocatedProblem problem : failure.problems()) {
            String service = serviceOf(problem.location());
            if (service != null && chosen.containsKey(service)) {
                culprits.add(service);
            }
        }
        Set<String> changed = before == null ? Set.of() : changedSince(before);
        if (!culprits.isEmpty() && !changed.isEmpty() && Collections.disjoint(culprits, changed)) {
            culprits = changed;
        }
        if (culprits.isEmpty()) {
            throw failure;
        }
        for (LocatedProblem problem : failure.problems()) {
            problems.add(problem.toString());
            LOG.error("{} stays with an older document or is left out: {}", String.join(", ", culprits), problem);
        }
        for (String culprit : culprits) {
            Spec failed = chosen.remove(culprit);
            Spec good = lastGood.apply(culprit);
            boolean other = good != null && failed != null && !good.hash().equals(failed.hash());
            if (good != null && other) {
                chosen.put(culprit, good);
            }
            states.put(
                    culprit,
                    new SpecStatus(
                            other ? SpecStatus.State.STALE : SpecStatus.State.MISSING,
                            other ? good : null,
                            failure.problems().getFirst().toString()));
        }
    }

    private Set<String> changedSince(Platform before) {
        Set<String> changed = new LinkedHashSet<>();
        chosen.forEach((service, spec) -> {
            Spec used = before.specs().get(service);
            if (used == null || !used.hash().equals(spec.hash())) {
                changed.add(service);
            }
        });
        return changed;
    }

    private @Nullable String serviceOf(SourceLocation location) {
        for (Map.Entry<String, Spec> entry : chosen.entrySet()) {
            if (entry.getValue().location().equals(location.file())) {
                return entry.getKey();
            }
        }
        String service = null;
        if (location.file().equals(config.file())) {
            for (ServiceSettings settings : config.services()) {
                if (settings.location().line() <= location.line()) {
                    service = settings.name();
                }
            }
        }
        return service;
    }
}
