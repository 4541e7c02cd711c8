package dev.patchbay.domain.rest;

import dev.patchbay.domain.json.RowWriter;
import dev.patchbay.domain.model.Resource;
import dev.patchbay.domain.operation.Expansion;
import dev.patchbay.domain.operation.View;
import dev.patchbay.domain.operation.Writes;
import dev.patchbay.domain.query.BulkQuery;
import dev.patchbay.domain.query.PageLimits;
import dev.patchbay.domain.query.QueryParser;
import dev.patchbay.domain.store.Row;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** PUT, PATCH and DELETE of one resource, PATCH and DELETE of all that match a filter. */
final class WriteEndpoints {

    private final Writes writes;
    private final RowWriter writer;
    private final Requests requests;
    private final PageLimits limits;

    WriteEndpoints(Writes writes, RowWriter writer, Requests requests, PageLimits limits) {
        this.writes = writes;
        this.writer = writer;
        this.requests = requests;
        this.limits = limits;
    }

    Endpoint replace(Resource resource) {
        View view = View.whole(resource);
        return (request, response) -> {
            noParameters(request, resource);
            Row row = writes.replace(
                    resource, Requests.id(request, resource), requests.body(request), Etags.precondition(request));
            write(response, row, view);
        };
    }

    Endpoint patch(Resource resource) {
        View view = View.whole(resource);
        return (request, response) -> {
            noParameters(request, resource);
            Row row = writes.patch(
                    resource, Requests.id(request, resource), requests.body(request), Etags.precondition(request));
            write(response, row, view);
        };
    }

    Endpoint delete(Resource resource) {
        return (request, response) -> {
            noParameters(request, resource);
            writes.delete(resource, Requests.id(request, resource), Etags.precondition(request));
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        };
    }

    Endpoint patchMatching(Resource resource) {
        return (request, response) -> {
            BulkQuery bulk = QueryParser.bulk(resource, limits, Requests.parameters(request));
            List<Row> rows =
                    writes.patchMatching(resource, bulk.query().filter(), requests.body(request), bulk.maxAffected());
            write(response, bulk, rows);
        };
    }

    Endpoint deleteMatching(Resource resource) {
        return (request, response) -> {
            BulkQuery bulk = QueryParser.bulk(resource, limits, Requests.parameters(request));
            write(response, bulk, writes.deleteMatching(resource, bulk.query().filter(), bulk.maxAffected()));
        };
    }

    private void write(HttpServletResponse response, Row row, View view) throws IOException {
        response.setHeader("ETag", Etags.of(row));
        Responses.json(response, HttpServletResponse.SC_OK, writer.write(row, view, Expansion.NONE));
    }

    private void write(HttpServletResponse response, BulkQuery bulk, List<Row> rows) throws IOException {
        Responses.json(
                response,
                HttpServletResponse.SC_OK,
                writer.write(rows, ReadEndpoints.view(bulk.query()), Expansion.NONE));
    }

    private void noParameters(HttpServletRequest request, Resource resource) {
        QueryParser.none(resource, limits, Requests.parameters(request));
    }
}
