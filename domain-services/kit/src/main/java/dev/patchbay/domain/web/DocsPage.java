package dev.patchbay.domain.web;

import dev.patchbay.domain.model.Field;
import dev.patchbay.domain.model.FieldType;
import dev.patchbay.domain.model.Resource;
import dev.patchbay.domain.model.ResourceModel;
import dev.patchbay.domain.model.ResourceOperation;
import dev.patchbay.domain.query.Operator;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** The service's documentation for people: every operation with its scopes, every field with its filters. */
@RestController
@Hidden
final class DocsPage {

    private final String html;

    DocsPage(String service, ResourceModel model, List<PluginEndpoint> plugins) {
        StringBuilder body = new StringBuilder("<h1>%s</h1>\n".formatted(escape(service)));
        body.append("<p>The exact contract is the <a href=\"/v3/api-docs\">OpenAPI document</a>"
                + " (<a href=\"/v3/api-docs.yaml\">YAML</a>). Every request needs an access token.</p>\n");
        model.resources().forEach(resource -> body.append(section(resource, model.operations(resource))));
        if (!plugins.isEmpty()) {
            body.append(section(plugins));
        }
        this.html = Page.html(service + " - documentation", body.toString());
    }

    @GetMapping(path = "/docs", produces = MediaType.TEXT_HTML_VALUE)
    String docs() {
        return html;
    }

    private static String section(Resource resource, List<ResourceOperation> operations) {
        StringBuilder section = new StringBuilder("<h2 id=\"%1$s\">%1$s</h2>\n<p>%2$s</p>\n"
                .formatted(escape(resource.name()), escape(resource.description())));
        section.append("<table>\n<tr><th>Method</th><th>Path</th><th>Scopes</th><th>Summary</th></tr>\n");
        for (ResourceOperation operation : operations) {
            section.append(row(
                    operation.method().name(),
                    operation.path(),
                    String.join(" ", operation.scopes()),
                    operation.summary()));
        }
        section.append("""
            </table>
            <details><summary>Fields</summary>
            <table>
            <tr><th>Field</th><th>Type</th><th>Filters</th><th>Meaning</th></tr>
            """);
        for (Field field : resource.visibleFields()) {
            section.append("<tr><td><code>%s</code></td><td>%s</td><td>%s</td><td>%s</td></tr>\n"
                    .formatted(
                            escape(field.name()),
                            escape(type(field)),
                            escape(String.join(" ", Operator.namesFor(field))),
                            escape(field.description() == null ? "" : field.description())));
        }
        return section.append("</table></details>\n").toString();
    }

    private static String section(List<PluginEndpoint> plugins) {
        StringBuilder section = new StringBuilder(
                "<h2>Other endpoints</h2>\n<table>\n<tr><th>Method</th><th>Path</th><th>Summary</th></tr>\n");
        for (PluginEndpoint plugin : plugins) {
            section.append(row(plugin.method(), plugin.path(), plugin.summary()));
        }
        return section.append("</table>\n").toString();
    }

    private static String row(String method, String path, String... more) {
        StringBuilder row =
                new StringBuilder("<tr><td>%s</td><td><code>%s</code></td>".formatted(escape(method), escape(path)));
        for (String text : more) {
            row.append("<td>").append(escape(text)).append("</td>");
        }
        return row.append("</tr>\n").toString();
    }

    private static String type(Field field) {
        String name = switch (field.type()) {
            case FieldType.Scalar scalar -> scalar.name().toLowerCase(Locale.ROOT);
            case FieldType.Enumeration(String ignored, List<String> values) -> String.join(" | ", values);
        };
        return field.nullable() ? name + " or null" : name;
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text);
    }
}
