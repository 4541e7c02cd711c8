package dev.patchbay.domain.rest;

import dev.patchbay.domain.json.RowWriter;
import dev.patchbay.domain.json.View;
import dev.patchbay.domain.model.Relation;
import dev.patchbay.domain.model.Resource;
import dev.patchbay.domain.operation.Page;
import dev.patchbay.domain.operation.Reads;
import dev.patchbay.domain.operation.Reads.Found;
import dev.patchbay.domain.query.ListQuery;
import dev.patchbay.domain.query.PageLimits;
import dev.patchbay.domain.query.Parameter;
import dev.patchbay.domain.query.QueryParser;
import dev.patchbay.domain.security.Scopes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** GET: lists, single resources, relations. */
final class ReadEndpoints {

    private final Reads reads;
    private final RowWriter writer;
    private final PageLimits limits;

    ReadEndpoints(Reads reads, RowWriter writer, PageLimits limits) {
        this.reads = reads;
        this.writer = writer;
        this.limits = limits;
    }

    Endpoint list(Resource resource) {
        return (request, response) -> {
            List<Parameter> parameters = Requests.parameters(request);
            ListQuery query = QueryParser.list(resource, limits, parameters);
            requireExpanded(query);
            answer(response, resource, parameters, query, reads.list(resource, query));
        };
    }

    Endpoint children(Resource parent, Resource child, Relation.ToMany relation) {
        return (request, response) -> {
            List<Parameter> parameters = Requests.parameters(request);
            ListQuery query = QueryParser.list(child, limits, parameters);
            requireExpanded(query);
            Page page = reads.listChildren(parent, Requests.id(request, parent), child, relation, query);
            answer(response, child, parameters, query, page);
        };
    }

    Endpoint get(Resource resource) {
        return (request, response) -> {
            ListQuery query = QueryParser.single(resource, limits, Requests.parameters(request));
            requireExpanded(query);
            Found found = reads.get(resource, Requests.id(request, resource), query.parts(), query.expand());
            answer(request, response, query, found);
        };
    }

    Endpoint follow(Resource source, Resource target, Relation.ToOne relation) {
        return (request, response) -> {
            ListQuery query = QueryParser.single(target, limits, Requests.parameters(request));
            requireExpanded(query);
            Found found = reads.follow(source, Requests.id(request, source), relation, query.parts(), query.expand());
            answer(request, response, query, found);
        };
    }

    private static void requireExpanded(ListQuery query) {
        if (!query.expand().isEmpty()) {
            Scopes.require(query.expand().stream()
                    .map(relation -> relation.target() + ":read")
                    .toList());
        }
    }

    /** What is embedded changes without the resource's version: such an answer has no entity tag. */
    private void answer(HttpServletRequest request, HttpServletResponse response, ListQuery query, Found found)
            throws IOException {
        if (query.expand().isEmpty()) {
            response.setHeader("ETag", Etags.of(found.row()));
            if (Etags.isUnchanged(request, found.row())) {
                response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
                return;
            }
        }
        Responses.json(response, HttpServletResponse.SC_OK, writer.write(found.row(), view(query), found.expansion()));
    }

    private void answer(
            HttpServletResponse response, Resource resource, List<Parameter> parameters, ListQuery query, Page page)
            throws IOException {
        PageHeaders.write(response, resource, parameters, query, page);
        Responses.json(response, HttpServletResponse.SC_OK, writer.write(page.rows(), view(query), page.expansion()));
    }

    static View view(ListQuery query) {
        return new View(query.fields(), query.parts(), query.expand());
    }
}
