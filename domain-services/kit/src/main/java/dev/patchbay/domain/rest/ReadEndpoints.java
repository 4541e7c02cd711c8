package dev.patchbay.domain.rest;

import dev.patchbay.domain.json.RowWriter;
import dev.patchbay.domain.model.Relation;
import dev.patchbay.domain.model.Resource;
import dev.patchbay.domain.operation.Reads;
import dev.patchbay.domain.operation.Reads.Found;
import dev.patchbay.domain.operation.View;
import dev.patchbay.domain.query.ListQuery;
import dev.patchbay.domain.query.PageLimits;
import dev.patchbay.domain.query.QueryParser;
import dev.patchbay.domain.security.Scopes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** GET of one: a resource by its id, and the target of a relation. */
final class ReadEndpoints {

    private final Reads reads;
    private final RowWriter writer;
    private final PageLimits limits;

    ReadEndpoints(Reads reads, RowWriter writer, PageLimits limits) {
        this.reads = reads;
        this.writer = writer;
        this.limits = limits;
    }

    Endpoint get(Resource resource) {
        return (request, response) -> {
            ListQuery query = QueryParser.single(resource, limits, Requests.parameters(request));
            requireExpanded(query);
            Found found = reads.get(resource, Requests.id(request, resource), query.childCollections(), query.expand());
            write(request, response, query, found);
        };
    }

    Endpoint follow(Resource source, Resource target, Relation.ToOne relation) {
        return (request, response) -> {
            ListQuery query = QueryParser.single(target, limits, Requests.parameters(request));
            requireExpanded(query);
            Found found = reads.follow(
                    source, Requests.id(request, source), relation, query.childCollections(), query.expand());
            write(request, response, query, found);
        };
    }

    /** Requires the scopes of the relations that are expanded. */
    static void requireExpanded(ListQuery query) {
        if (!query.expand().isEmpty()) {
            Scopes.require(query.expand().stream()
                    .map(relation -> relation.target() + ":read")
                    .toList());
        }
    }

    /** Embedded resources change without the version of the one around them: such a response has no entity tag. */
    private void write(HttpServletRequest request, HttpServletResponse response, ListQuery query, Found found)
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

    /** The view of the rows that the query asks for. */
    static View view(ListQuery query) {
        return new View(query.fields(), query.childCollections(), query.expand());
    }
}
