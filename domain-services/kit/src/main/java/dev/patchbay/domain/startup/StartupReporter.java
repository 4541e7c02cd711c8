package dev.patchbay.domain.startup;

import dev.patchbay.domain.problem.StartupException;
import dev.patchbay.domain.problem.StartupProblem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Logs why a service does not start, one line per reason in place of a stack trace. Named in spring.factories. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartupReporter implements SpringBootExceptionReporter {

    private static final Logger LOG = LoggerFactory.getLogger(StartupReporter.class);

    private final @Nullable ConfigurableApplicationContext context;

    StartupReporter(@Nullable ConfigurableApplicationContext context) {
        this.context = context;
    }

    @Override
    public boolean reportException(Throwable failure) {
        Optional<StartupException> refusal = causeOf(failure, StartupException.class);
        Optional<PortInUseException> port = causeOf(failure, PortInUseException.class);
        if (refusal.isPresent()) {
            for (StartupProblem problem : refusal.get().problems()) {
                LOG.error("{} does not start: {}", service(), problem);
            }
        } else {
            port.ifPresent(e -> LOG.error(
                    "{} does not start: PB-630: port {} is taken; stop what listens there, or choose another with"
                            + " --server.port=...",
                    service(),
                    e.getPort()));
        }
        return refusal.isPresent() || port.isPresent();
    }

    private String service() {
        String name = context == null ? null : context.getEnvironment().getProperty("spring.application.name");
        return name == null ? "the service" : name;
    }

    private static <T extends Throwable> Optional<T> causeOf(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }
}
