package dev.patchbay.domain.rest;

import dev.patchbay.domain.model.MediaTypes;
import dev.patchbay.domain.model.Resource;
import dev.patchbay.domain.operation.View;
import dev.patchbay.domain.query.ListQuery;
import dev.patchbay.domain.query.PageLimits;
import dev.patchbay.domain.query.Parameter;
import dev.patchbay.domain.query.QueryParser;
import dev.patchbay.problems.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.web.HttpMediaTypeNotAcceptableException;

/**
 * A request for a list.
 *
 * @param parameters as they were sent, for the links of the page
 */
record ListRequest(Resource resource, List<Parameter> parameters, ListFormat format, ListQuery query) {

    /**
     * Reads the request, whose token must have the scopes of what it expands.
     *
     * @throws ProblemException 400 or 403
     * @throws HttpMediaTypeNotAcceptableException if it accepts none of the formats
     */
    static ListRequest of(HttpServletRequest request, Resource resource, PageLimits limits)
            throws HttpMediaTypeNotAcceptableException {
        List<Parameter> parameters = Requests.parameters(request);
        ListFormat format = ListFormat.of(request);
        ListQuery query = format == ListFormat.LINES
                ? QueryParser.export(resource, limits, parameters)
                : QueryParser.list(resource, limits, parameters);
        ReadEndpoints.requireExpanded(query);
        return new ListRequest(
                resource, parameters, format, format == ListFormat.CSV ? withoutChildren(parameters, query) : query);
    }

    boolean isExport() {
        return format == ListFormat.LINES;
    }

    View view() {
        return ReadEndpoints.view(query);
    }

    /** Leaves children out, since a table has no place for them; 400 if the client names them. */
    private static ListQuery withoutChildren(List<Parameter> parameters, ListQuery query) {
        boolean named =
                parameters.stream().anyMatch(parameter -> parameter.name().equals("fields"));
        if (named && !query.childCollections().isEmpty()) {
            throw ProblemException.parameter(
                    "fields",
                    "'" + query.childCollections().getFirst().name() + "' has no columns in " + MediaTypes.CSV);
        }
        return query.withoutChildCollections();
    }
}
