package dev.patchbay.domain.model;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.web.bind.annotation.RequestMethod;

/**
 * An operation of a resource, from which its route, its part of the OpenAPI document and its lines on the service's
 * pages are made. {@link OperationCatalog} holds them all.
 *
 * @param resource the resource that the path begins with
 * @param result the resource that responses represent; behind a relation it is the target
 * @param path with {@code {id}} in place of an id
 * @param operationId unique in the service's document
 * @param summary a few words, without a full stop
 * @param scopes the scopes that the token must carry, all of them
 * @param parameters in the order of the document
 * @param consumes the media types of the request's body; none if it takes no body
 * @param produces the media types of a successful response; none if it has no body
 * @param statuses every status that a response may have
 */
public record ResourceOperation(
        OperationKind kind,
        Resource resource,
        Resource result,
        RequestMethod method,
        String path,
        String operationId,
        String summary,
        List<String> scopes,
        List<ParameterGroup> parameters,
        List<String> consumes,
        List<String> produces,
        SortedSet<Integer> statuses) {

    public ResourceOperation {
        scopes = List.copyOf(scopes);
        parameters = List.copyOf(parameters);
        consumes = List.copyOf(consumes);
        produces = List.copyOf(produces);
        statuses = new TreeSet<>(statuses);
    }
}
