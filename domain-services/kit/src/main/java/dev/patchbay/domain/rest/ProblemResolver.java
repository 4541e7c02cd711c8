package dev.patchbay.domain.rest;

import dev.patchbay.domain.problem.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Turns every exception of an endpoint or of a plugin controller into a problem. */
final class ProblemResolver implements HandlerExceptionResolver, Ordered {

    private final ProblemMapping mapping;
    private final ProblemWriter writer;

    ProblemResolver(ProblemMapping mapping, ProblemWriter writer) {
        this.mapping = mapping;
        this.writer = writer;
    }

    /** A response that has begun can only be aborted, for which the server must see the exception. */
    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (response.isCommitted()) {
            return null;
        }
        try {
            writer.write(response, mapping.of(failure));
        } catch (IOException e) {
            throw new UncheckedIOException("the client left before its response was written", e);
        }
        return new ModelAndView();
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
