package dev.patchbay.quality.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.domain.service.DomainService;
import dev.patchbay.domain.service.ServiceDescription;
import dev.patchbay.testing.TestClient;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import tools.jackson.databind.JsonNode;

/** The mappings of Spring in each demo service, compared with the service's document, both ways. */
class MappingsIT {

    /** The service's own pages and documents, which are no part of its API. */
    private static final Set<String> UNDOCUMENTED =
            Set.of("GET /", "GET /docs", "GET /v3/api-docs", "GET /v3/api-docs.yaml");

    static List<String> services() {
        return ServiceDescription.onClassPath().stream()
                .map(ServiceDescription::name)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyMappingIsDocumentedAndEveryDocumentedOperationIsMapped(String name) {
        RunningInvoices invoices = RunningInvoices.get();
        if (name.equals("invoices")) {
            compare(name, invoices.context());
            return;
        }
        try (ConfigurableApplicationContext service = DomainService.run(name, invoices.arguments(name))) {
            compare(name, service);
        }
    }

    private static void compare(String name, ApplicationContext service) {
        JsonNode document = document(service);
        Map<String, RequestMappingInfo> mappings = mappings(service);

        assertThat(mappings.keySet()).isEqualTo(operations(document));
        assertThat(mappings.keySet()).contains("GET /" + name + "/example");
        mappings.forEach((operation, mapping) -> haveTheSameMediaTypes(operation, mapping, document));
        assertThat(otherMappings(service)).isEmpty();
    }

    private static JsonNode document(ApplicationContext service) {
        String base = "http://localhost:" + service.getEnvironment().getProperty("local.server.port");
        return new TestClient(base, null).get("/v3/api-docs").json();
    }

    private static Map<String, RequestMappingInfo> mappings(ApplicationContext service) {
        Map<String, RequestMappingInfo> mappings = new TreeMap<>();
        service.getBeansOfType(RequestMappingInfoHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMethods()
                        .keySet()
                        .forEach(info -> info.getPatternValues()
                                .forEach(path -> info.getMethodsCondition()
                                        .getMethods()
                                        .forEach(method -> mappings.put(method + " " + path, info)))));
        mappings.keySet().removeIf(operation -> UNDOCUMENTED.contains(operation) || operation.contains(" /actuator"));
        return mappings;
    }

    /** Returns the mappings that are not by a method and a path; there should be none. */
    private static Set<String> otherMappings(ApplicationContext service) {
        Set<String> others = new TreeSet<>();
        service.getBeansOfType(AbstractUrlHandlerMapping.class)
                .values()
                .forEach(mapping -> others.addAll(mapping.getHandlerMap().keySet()));
        service.getBeansOfType(RouterFunctionMapping.class)
                .values()
                .forEach(mapping -> others.add(String.valueOf(mapping.getRouterFunction())));
        service.getBeansOfType(RequestMappingInfoHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMethods().keySet().stream()
                        .filter(info -> info.getMethodsCondition().isEmpty())
                        .forEach(info -> others.add(info.toString())));
        others.removeIf(Predicate.isEqual("null"));
        return others;
    }

    private static Set<String> operations(JsonNode document) {
        Set<String> operations = new TreeSet<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return operations;
    }

    /** Streams of events are left out: their endpoint looks at the Accept header itself. */
    private static void haveTheSameMediaTypes(String operation, RequestMappingInfo mapping, JsonNode document) {
        String[] methodAndPath = operation.split(" ", 2);
        JsonNode documented =
                document.get("paths").get(methodAndPath[1]).get(methodAndPath[0].toLowerCase(Locale.ROOT));
        Set<String> consumed = mapping.getConsumesCondition().getConsumableMediaTypes().stream()
                .map(Object::toString)
                .collect(Collectors.toSet());
        assertThat(documented.path("requestBody").path("content").propertyNames())
                .as(operation)
                .containsExactlyInAnyOrderElementsOf(consumed);
        Set<String> produced = mapping.getProducesCondition().getProducibleMediaTypes().stream()
                .map(Object::toString)
                .collect(Collectors.toSet());
        if (!produced.isEmpty()) {
            String success = documented.get("responses").has("201") ? "201" : "200";
            assertThat(documented.get("responses").get(success).get("content").propertyNames())
                    .as(operation)
                    .containsExactlyInAnyOrderElementsOf(produced);
        }
    }
}
