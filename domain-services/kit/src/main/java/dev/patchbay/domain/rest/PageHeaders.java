package dev.patchbay.domain.rest;

import dev.patchbay.domain.model.Resource;
import dev.patchbay.domain.operation.RowPage;
import dev.patchbay.domain.query.Cursors;
import dev.patchbay.domain.query.ListQuery;
import dev.patchbay.domain.query.Parameter;
import dev.patchbay.domain.store.Row;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The headers of a page: {@code X-Total-Count}, the cursors, and {@code Link} (RFC 8288). A link is the query alone:
 * the client resolves it against the URL of its request, so that it holds behind any proxy and names no host.
 */
final class PageHeaders {

    private static final Set<String> POSITION = Set.of("limit", "offset", "startAfter", "endBefore");

    private PageHeaders() {}

    static void write(HttpServletResponse response, ListRequest list, RowPage page) {
        List<Parameter> parameters = list.parameters();
        ListQuery query = list.query();
        page.total().ifPresent(total -> response.setHeader("X-Total-Count", Long.toString(total)));
        List<String> links = query.cursors()
                ? cursors(response, list.resource(), parameters, query, page)
                : offsets(parameters, query, page);
        if (!links.isEmpty()) {
            response.setHeader("Link", String.join(", ", links));
        }
    }

    private static List<String> cursors(
            HttpServletResponse response,
            Resource resource,
            List<Parameter> parameters,
            ListQuery query,
            RowPage page) {
        List<String> links = new ArrayList<>();
        if (page.rows().isEmpty()) {
            return links;
        }
        String first = cursor(resource, query, page.rows().getFirst());
        String last = cursor(resource, query, page.rows().getLast());
        response.setHeader("X-End-Before", first);
        response.setHeader("X-Start-After", last);
        boolean backwards = query.seek() != null && query.seek().before();
        if (backwards || page.more()) {
            links.add(link(parameters, query, "startAfter", last, "next"));
        }
        if (backwards ? page.more() : query.seek() != null) {
            links.add(link(parameters, query, "endBefore", first, "prev"));
        }
        return links;
    }

    private static String cursor(Resource resource, ListQuery query, Row row) {
        return Cursors.encode(resource, query.order(), row::get);
    }

    private static List<String> offsets(List<Parameter> parameters, ListQuery query, RowPage page) {
        List<String> links = new ArrayList<>();
        if (page.more()) {
            links.add(link(parameters, query, "offset", Long.toString(query.offset() + query.limit()), "next"));
        }
        if (query.offset() > 0 && query.limit() > 0) {
            long before = Math.max(0, query.offset() - query.limit());
            links.add(link(parameters, query, "offset", Long.toString(before), "prev"));
        }
        return links;
    }

    private static String link(
            List<Parameter> parameters, ListQuery query, String name, String position, String relation) {
        List<Parameter> all = new ArrayList<>(parameters.stream()
                .filter(parameter -> !POSITION.contains(parameter.name()))
                .toList());
        all.add(new Parameter("limit", Integer.toString(query.limit())));
        all.add(new Parameter(name, position));
        return "<?"
                + all.stream()
                        .map(parameter -> encode(parameter.name()) + "=" + encode(parameter.value()))
                        .collect(Collectors.joining("&"))
                + ">; rel=\"" + relation + "\"";
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
