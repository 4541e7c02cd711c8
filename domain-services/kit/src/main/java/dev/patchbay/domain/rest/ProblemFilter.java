package dev.patchbay.domain.rest;

import dev.patchbay.domain.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns exceptions of filters, outside of Spring MVC, into problems, so that Tomcat's error page is never seen. */
public final class ProblemFilter extends OncePerRequestFilter {

    private final ProblemMapping mapping;
    private final ProblemWriter writer;

    public ProblemFilter(ProblemMapping mapping, ProblemWriter writer) {
        this.mapping = mapping;
        this.writer = writer;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (IOException e) {
            throw e;
        } catch (ServletException | RuntimeException e) {
            if (response.isCommitted()) {
                throw e;
            }
            writer.write(response, mapping.of(e));
        }
    }
}
