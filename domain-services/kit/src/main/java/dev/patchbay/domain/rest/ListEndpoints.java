package dev.patchbay.domain.rest;

import dev.patchbay.domain.csv.CsvWriter;
import dev.patchbay.domain.json.RowWriter;
import dev.patchbay.domain.model.MediaTypes;
import dev.patchbay.domain.model.Relation;
import dev.patchbay.domain.model.Resource;
import dev.patchbay.domain.operation.Reads;
import dev.patchbay.domain.operation.RowPage;
import dev.patchbay.domain.query.PageLimits;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;

/** GET of many: the list of a resource, and the children of one parent. */
final class ListEndpoints {

    private final Reads reads;
    private final RowWriter json;
    private final CsvWriter csv;
    private final Exports exports;
    private final PageLimits limits;

    ListEndpoints(Reads reads, RowWriter json, CsvWriter csv, Exports exports, PageLimits limits) {
        this.reads = reads;
        this.json = json;
        this.csv = csv;
        this.exports = exports;
        this.limits = limits;
    }

    Endpoint list(Resource resource) {
        return (request, response) -> {
            ListRequest list = ListRequest.of(request, resource, limits);
            if (list.isExport()) {
                exports.write(request, response, list.view(), reader -> reads.export(resource, list.query(), reader));
            } else {
                write(response, list, reads.list(resource, list.query()));
            }
        };
    }

    Endpoint children(Resource parent, Resource child, Relation.ToMany relation) {
        return (request, response) -> {
            ListRequest list = ListRequest.of(request, child, limits);
            UUID id = Requests.id(request, parent);
            if (list.isExport()) {
                exports.write(
                        request,
                        response,
                        list.view(),
                        reader -> reads.exportChildren(parent, id, child, relation, list.query(), reader));
            } else {
                write(response, list, reads.listChildren(parent, id, child, relation, list.query()));
            }
        };
    }

    private void write(HttpServletResponse response, ListRequest list, RowPage page) throws IOException {
        PageHeaders.write(response, list, page);
        if (list.format() == ListFormat.CSV) {
            response.setHeader(
                    "Content-Disposition",
                    "attachment; filename=\"" + list.resource().name() + ".csv\"");
            Responses.write(
                    response,
                    HttpServletResponse.SC_OK,
                    MediaTypes.CSV + ";header=present;charset=UTF-8",
                    csv.write(page.rows(), list.view(), page.expansion()));
        } else {
            Responses.json(response, HttpServletResponse.SC_OK, json.write(page.rows(), list.view(), page.expansion()));
        }
    }
}
