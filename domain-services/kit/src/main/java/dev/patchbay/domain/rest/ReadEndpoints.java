package dev.patchbay.domain.rest;

import dev.patchbay.domain.csv.CsvWriter;
import dev.patchbay.domain.json.RowWriter;
import dev.patchbay.domain.model.MediaTypes;
import dev.patchbay.domain.model.Relation;
import dev.patchbay.domain.model.Resource;
import dev.patchbay.domain.operation.Reads;
import dev.patchbay.domain.operation.Reads.Found;
import dev.patchbay.domain.operation.RowPage;
import dev.patchbay.domain.operation.View;
import dev.patchbay.domain.query.ListQuery;
import dev.patchbay.domain.query.PageLimits;
import dev.patchbay.domain.query.Parameter;
import dev.patchbay.domain.query.QueryParser;
import dev.patchbay.domain.security.Scopes;
import dev.patchbay.problems.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** GET: lists, single resources, relations. */
final class ReadEndpoints {

    private final Reads reads;
    private final RowWriter writer;
    private final CsvWriter csv;
    private final Exports exports;
    private final PageLimits limits;

    ReadEndpoints(Reads reads, RowWriter writer, CsvWriter csv, Exports exports, PageLimits limits) {
        this.reads = reads;
        this.writer = writer;
        this.csv = csv;
        this.exports = exports;
        this.limits = limits;
    }

    Endpoint list(Resource resource) {
        return listed(
                resource,
                (request, query) -> reads.list(resource, query),
                (request, query, reader) -> reads.export(resource, query, reader));
    }

    Endpoint children(Resource parent, Resource child, Relation.ToMany relation) {
        return listed(
                child,
                (request, query) -> reads.listChildren(parent, Requests.id(request, parent), child, relation, query),
                (request, query, reader) ->
                        reads.exportChildren(parent, Requests.id(request, parent), child, relation, query, reader));
    }

    private interface PageSource {
        RowPage read(HttpServletRequest request, ListQuery query);
    }

    private interface ExportSource {
        void read(HttpServletRequest request, ListQuery query, Reads.BatchReader reader);
    }

    private Endpoint listed(Resource resource, PageSource pages, ExportSource all) {
        return (request, response) -> {
            List<Parameter> parameters = Requests.parameters(request);
            ListFormat format = ListFormat.of(request);
            ListQuery query = format == ListFormat.LINES
                    ? QueryParser.export(resource, limits, parameters)
                    : QueryParser.list(resource, limits, parameters);
            requireExpanded(query);
            switch (format) {
                case JSON -> {
                    RowPage page = pages.read(request, query);
                    PageHeaders.write(response, resource, parameters, query, page);
                    Responses.json(
                            response,
                            HttpServletResponse.SC_OK,
                            writer.write(page.rows(), view(query), page.expansion()));
                }
                case CSV -> {
                    ListQuery flat = withoutChildCollections(parameters, query);
                    RowPage page = pages.read(request, flat);
                    PageHeaders.write(response, resource, parameters, flat, page);
                    response.setHeader("Content-Disposition", "attachment; filename=\"" + resource.name() + ".csv\"");
                    Responses.write(
                            response,
                            HttpServletResponse.SC_OK,
                            MediaTypes.CSV + ";header=present;charset=UTF-8",
                            csv.write(page.rows(), view(flat), page.expansion()));
                }
                case LINES ->
                    exports.answer(request, response, view(query), reader -> all.read(request, query, reader));
            }
        };
    }

    /** Leaves children out, since a table has no place for them; 400 if the client names them. */
    private static ListQuery withoutChildCollections(List<Parameter> parameters, ListQuery query) {
        boolean named =
                parameters.stream().anyMatch(parameter -> parameter.name().equals("fields"));
        if (named && !query.childCollections().isEmpty()) {
            throw ProblemException.parameter(
                    "fields", "'" + query.childCollections().getFirst().name() + "' has no columns in " + MediaTypes.CSV);
        }
        return query.withoutChildCollections();
    }

    Endpoint get(Resource resource) {
        return (request, response) -> {
            ListQuery query = QueryParser.single(resource, limits, Requests.parameters(request));
            requireExpanded(query);
            Found found = reads.get(resource, Requests.id(request, resource), query.childCollections(), query.expand());
            answer(request, response, query, found);
        };
    }

    Endpoint follow(Resource source, Resource target, Relation.ToOne relation) {
        return (request, response) -> {
            ListQuery query = QueryParser.single(target, limits, Requests.parameters(request));
            requireExpanded(query);
            Found found = reads.follow(source, Requests.id(request, source), relation, query.childCollections(), query.expand());
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
            boolean unchanged = Etags.isUnchanged(request, found.row());
            response.setHeader("ETag", Etags.of(found.row()));
            if (unchanged) {
                response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
                return;
            }
        }
        Responses.json(response, HttpServletResponse.SC_OK, writer.write(found.row(), view(query), found.expansion()));
    }

    static View view(ListQuery query) {
        return new View(query.fields(), query.childCollections(), query.expand());
    }
}
