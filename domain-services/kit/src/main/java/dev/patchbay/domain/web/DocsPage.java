package dev.patchbay.domain.web;

import dev.patchbay.domain.model.Field;
import dev.patchbay.domain.model.FieldType;
import dev.patchbay.domain.model.Relation;
import dev.patchbay.domain.model.Resource;
import dev.patchbay.domain.model.ResourceModel;
import dev.patchbay.domain.query.Operator;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** The service's resources for human readers: paths, scopes, fields and the filters that each takes. */
@RestController
@Hidden
final class DocsPage {

    private final String html;

    DocsPage(String service, ResourceModel model) {
        StringBuilder body = new StringBuilder("<h1>%s</h1>\n".formatted(escape(service)));
        body.append("<p>The exact contract is the <a href=\"/v3/api-docs\">OpenAPI document</a>"
                + " (<a href=\"/v3/api-docs.yaml\">YAML</a>). Every request needs an access token.</p>\n");
        model.resources().forEach(resource -> body.append(section(resource)));
        this.html = Page.html(service + " - documentation", body.toString());
    }

    @GetMapping(path = "/docs", produces = MediaType.TEXT_HTML_VALUE)
    String docs() {
        return html;
    }

    private static String section(Resource resource) {
        StringBuilder section = new StringBuilder("<h2 id=\"%1$s\">%1$s</h2>\n<p>%2$s</p>\n<table>\n"
                .formatted(escape(resource.name()), escape(resource.description())));
        String all = resource.path();
        String one = all + "/{id}";
        section.append(row("GET", all, resource.readScope()));
        section.append(row("GET", one, resource.readScope()));
        for (Relation relation : resource.relations()) {
            section.append(
                    row("GET", one + "/" + relation.path(), resource.readScope() + " " + relation.target() + ":read"));
        }
        if (resource.isWritable()) {
            section.append(row("POST, PATCH, DELETE", all, resource.writeScope()));
            section.append(row("PUT, PATCH, DELETE", one, resource.writeScope()));
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

    private static String row(String methods, String path, String scopes) {
        return "<tr><td>%s</td><td><code>%s</code></td><td>%s</td></tr>\n"
                .formatted(escape(methods), escape(path), escape(scopes));
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
