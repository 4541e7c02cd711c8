package dev.patchbay.domain.model;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.web.bind.annotation.RequestMethod;

/** Collects what is special about an operation; scopes and statuses follow from it. */
final class OperationDraft {

    private final OperationKind kind;
    private final RequestMethod method;
    private final String path;
    private final String operationId;
    private final String summary;
    private List<ParameterGroup> parameters = List.of();
    private List<String> consumes = List.of();
    private List<String> produces = List.of();

    OperationDraft(OperationKind kind, RequestMethod method, String path, String operationId, String summary) {
        this.kind = kind;
        this.method = method;
        this.path = path;
        this.operationId = operationId;
        this.summary = summary;
    }

    OperationDraft takes(ParameterGroup... groups) {
        parameters = List.of(groups);
        return this;
    }

    OperationDraft consumes(String... mediaTypes) {
        consumes = List.of(mediaTypes);
        return this;
    }

    OperationDraft produces(List<String> mediaTypes) {
        produces = mediaTypes;
        return this;
    }

    OperationDraft produces(String... mediaTypes) {
        return produces(List.of(mediaTypes));
    }

    /** @param encrypted true if the resource, or one that it is related to, has encrypted fields */
    ResourceOperation on(Resource resource, Resource result, boolean encrypted) {
        return new ResourceOperation(
                kind,
                resource,
                result,
                method,
                path,
                operationId,
                summary,
                scopes(resource, result),
                parameters,
                consumes,
                produces,
                statuses(encrypted));
    }

    private List<String> scopes(Resource resource, Resource result) {
        if (method != RequestMethod.GET) {
            return List.of(resource.writeScope());
        }
        return resource.equals(result)
                ? List.of(resource.readScope())
                : List.of(resource.readScope(), result.readScope());
    }

    private SortedSet<Integer> statuses(boolean encrypted) {
        SortedSet<Integer> statuses = new TreeSet<>(List.of(success(), 400, 401, 403, 431, 500, 503));
        if (parameters.contains(ParameterGroup.ID)) {
            statuses.add(404);
        }
        if (parameters.contains(ParameterGroup.IF_NONE_MATCH)) {
            statuses.add(304);
        }
        if (parameters.contains(ParameterGroup.IF_MATCH)) {
            statuses.add(412);
        }
        if (parameters.contains(ParameterGroup.IDEMPOTENCY_KEY)) {
            statuses.add(422);
        }
        if (!produces.isEmpty()) {
            statuses.add(406);
        }
        if (!consumes.isEmpty()) {
            statuses.addAll(List.of(408, 413, 415));
        }
        if (method != RequestMethod.GET) {
            statuses.add(409);
        }
        if (encrypted || kind == OperationKind.Direct.EVENTS) {
            statuses.add(410);
        }
        return statuses;
    }

    private int success() {
        return method == RequestMethod.POST ? 201 : produces.isEmpty() ? 204 : 200;
    }
}
