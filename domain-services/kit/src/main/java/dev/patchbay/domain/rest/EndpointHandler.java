package dev.patchbay.domain.rest;

import dev.patchbay.domain.security.Scopes;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.List;

/** The handler that Spring MVC calls for a registered endpoint: checks the scopes of the token first. */
public final class EndpointHandler {

    static final Method METHOD = method();

    private final List<String> scopes;
    private final Endpoint endpoint;

    EndpointHandler(List<String> scopes, Endpoint endpoint) {
        this.scopes = List.copyOf(scopes);
        this.endpoint = endpoint;
    }

    /** Called by Spring MVC through {@link #METHOD}. */
    public void handle(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        Scopes.require(scopes);
        endpoint.handle(request, response);
    }

    private static Method method() {
        try {
            return EndpointHandler.class.getMethod("handle", HttpServletRequest.class, HttpServletResponse.class);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }
}
