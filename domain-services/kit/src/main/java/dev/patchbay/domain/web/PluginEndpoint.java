package dev.patchbay.domain.web;

import dev.patchbay.domain.rest.EndpointHandler;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * An endpoint of one of the service's own controllers.
 *
 * @param method in upper case; several are separated by commas
 * @param summary that of its {@link Operation}; empty without one
 */
record PluginEndpoint(String method, String path, String summary) {

    /** The endpoints that the OpenAPI document has besides the resources' operations, in the order of their paths. */
    static List<PluginEndpoint> in(RequestMappingHandlerMapping mapping) {
        List<PluginEndpoint> endpoints = new ArrayList<>();
        mapping.getHandlerMethods().forEach((info, handler) -> {
            if (isPublished(handler)) {
                endpoints.addAll(of(info, handler));
            }
        });
        endpoints.sort(Comparator.comparing(PluginEndpoint::path).thenComparing(PluginEndpoint::method));
        return List.copyOf(endpoints);
    }

    private static boolean isPublished(HandlerMethod handler) {
        Operation operation = handler.getMethodAnnotation(Operation.class);
        return handler.getBeanType() != EndpointHandler.class
                && !handler.hasMethodAnnotation(Hidden.class)
                && !AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), Hidden.class)
                && (operation == null || !operation.hidden());
    }

    private static List<PluginEndpoint> of(RequestMappingInfo info, HandlerMethod handler) {
        Set<?> methods = info.getMethodsCondition().getMethods();
        String method = methods.isEmpty()
                ? "any"
                : methods.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
        Operation operation = handler.getMethodAnnotation(Operation.class);
        String summary = operation == null ? "" : operation.summary();
        return info.getPatternValues().stream()
                .map(path -> new PluginEndpoint(method, path, summary))
                .toList();
    }
}
