package dev.patchbay.domain.web;

import dev.patchbay.domain.model.Resource;
import dev.patchbay.domain.model.ResourceModel;
import dev.patchbay.domain.model.ResourceOperation;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** The list of everything that the service offers: a page for browsers, JSON for everyone else. */
@RestController
@Hidden
final class StartPage {

    private final String service;
    private final ResourceModel model;
    private final List<PluginEndpoint> plugins;

    StartPage(String service, ResourceModel model, List<PluginEndpoint> plugins) {
        this.service = service;
        this.model = model;
        this.plugins = plugins;
    }

    @GetMapping(path = "/", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Object> json() {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("service", service);
        page.put("resources", model.resources().stream().map(this::describe).toList());
        page.put("endpoints", plugins);
        page.put("links", links());
        return page;
    }

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    String html() {
        StringBuilder rows = new StringBuilder();
        for (Resource resource : model.resources()) {
            rows.append("<li><a href=\"/docs#%s\"><code>%s</code></a> %s</li>\n"
                    .formatted(escape(resource.name()), escape(resource.path()), escape(resource.description())));
        }
        for (PluginEndpoint plugin : plugins) {
            rows.append("<li><code>%s</code> %s</li>\n".formatted(escape(plugin.path()), escape(plugin.summary())));
        }
        StringBuilder links = new StringBuilder();
        links().forEach((name, path) ->
                links.append("<li><a href=\"%s\">%s</a></li>\n".formatted(escape(path), escape(name))));
        return Page.html(
                service,
                "<h1>%s</h1>\n<h2>Resources and endpoints</h2>\n<ul>\n%s</ul>\n<h2>More</h2>\n<ul>\n%s</ul>\n"
                        .formatted(escape(service), rows, links));
    }

    private Map<String, Object> describe(Resource resource) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", resource.name());
        entry.put("path", resource.path());
        entry.put("description", resource.description());
        entry.put(
                "operations",
                model.operations(resource).stream().map(StartPage::describe).toList());
        return entry;
    }

    private static Map<String, Object> describe(ResourceOperation operation) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("method", operation.method().name());
        entry.put("path", operation.path());
        entry.put("summary", operation.summary());
        entry.put("scopes", operation.scopes());
        return entry;
    }

    private static Map<String, String> links() {
        Map<String, String> links = new LinkedHashMap<>();
        for (List<String> link : List.of(
                List.of("docs", "/docs"),
                List.of("openapi", "/v3/api-docs"),
                List.of("openapi-yaml", "/v3/api-docs.yaml"),
                List.of("health", "/actuator/health"))) {
            links.put(link.getFirst(), link.getLast());
        }
        return links;
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text);
    }
}
