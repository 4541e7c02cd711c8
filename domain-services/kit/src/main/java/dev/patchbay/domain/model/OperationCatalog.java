package dev.patchbay.domain.model;

import static dev.patchbay.domain.model.ParameterGroup.BULK;
import static dev.patchbay.domain.model.ParameterGroup.ID;
import static dev.patchbay.domain.model.ParameterGroup.IDEMPOTENCY_KEY;
import static dev.patchbay.domain.model.ParameterGroup.IF_MATCH;
import static dev.patchbay.domain.model.ParameterGroup.IF_NONE_MATCH;
import static dev.patchbay.domain.model.ParameterGroup.LAST_EVENT_ID;
import static dev.patchbay.domain.model.ParameterGroup.LIST;
import static dev.patchbay.domain.model.ParameterGroup.SINGLE;
import static org.springframework.web.bind.annotation.RequestMethod.DELETE;
import static org.springframework.web.bind.annotation.RequestMethod.GET;
import static org.springframework.web.bind.annotation.RequestMethod.PATCH;
import static org.springframework.web.bind.annotation.RequestMethod.POST;
import static org.springframework.web.bind.annotation.RequestMethod.PUT;

import dev.patchbay.domain.model.OperationKind.Direct;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.RequestMethod;

/** The one list of the operations of every resource: an operation that is not here is neither routed nor documented. */
final class OperationCatalog {

    private final ResourceModel model;

    OperationCatalog(ResourceModel model) {
        this.model = model;
    }

    /** The operations of a resource; those of one path stand together. */
    List<ResourceOperation> of(Resource resource) {
        boolean encrypted = resource.hasEncryptedFields()
                || resource.relations().stream()
                        .anyMatch(relation -> model.get(relation.target()).hasEncryptedFields());
        List<ResourceOperation> operations = new ArrayList<>();
        for (OperationDraft draft : direct(resource)) {
            operations.add(draft.on(resource, resource, encrypted));
        }
        for (Relation relation : resource.relations()) {
            operations.add(related(resource, relation).on(resource, model.get(relation.target()), encrypted));
        }
        return List.copyOf(operations);
    }

    private static List<OperationDraft> direct(Resource resource) {
        String all = resource.path();
        String one = all + "/{id}";
        List<OperationDraft> drafts = new ArrayList<>();
        drafts.add(many(Direct.LIST, GET, all, resource, "list", "List")
                .takes(LIST)
                .produces(MediaTypes.LISTS));
        if (resource.isWritable()) {
            drafts.add(single(Direct.CREATE, POST, all, resource, "create", "Create one")
                    .takes(IDEMPOTENCY_KEY)
                    .consumes(MediaTypes.JSON, MediaTypes.LIST)
                    .produces(MediaTypes.JSON, MediaTypes.LIST));
            drafts.add(many(Direct.PATCH_MATCHING, PATCH, all, resource, "update", "Change all matching")
                    .takes(BULK)
                    .consumes(MediaTypes.MERGE_PATCH, MediaTypes.JSON)
                    .produces(MediaTypes.JSON));
            drafts.add(many(Direct.DELETE_MATCHING, DELETE, all, resource, "delete", "Delete all matching")
                    .takes(BULK)
                    .produces(MediaTypes.JSON));
        }
        drafts.add(single(Direct.GET, GET, one, resource, "get", "Get one")
                .takes(ID, SINGLE, IF_NONE_MATCH)
                .produces(MediaTypes.JSON));
        if (resource.isWritable()) {
            drafts.add(single(Direct.REPLACE, PUT, one, resource, "replace", "Replace one")
                    .takes(ID, IF_MATCH)
                    .consumes(MediaTypes.JSON)
                    .produces(MediaTypes.JSON));
            drafts.add(single(Direct.PATCH, PATCH, one, resource, "update", "Change one")
                    .takes(ID, IF_MATCH)
                    .consumes(MediaTypes.MERGE_PATCH, MediaTypes.JSON)
                    .produces(MediaTypes.JSON));
            drafts.add(single(Direct.DELETE, DELETE, one, resource, "delete", "Delete one")
                    .takes(ID, IF_MATCH));
        }
        drafts.add(many(Direct.EVENTS, GET, all + "/events", resource, "follow", "Follow the changes of")
                .takes(LAST_EVENT_ID)
                .produces(MediaTypes.EVENT_STREAM));
        return drafts;
    }

    private static OperationDraft related(Resource resource, Relation relation) {
        String path = resource.path() + "/{id}/" + relation.path();
        String idSuffix = resource.schemaName() + StringUtils.capitalize(relation.name());
        String phrase = Names.words(relation.name()) + " of one " + resource.label();
        return switch (relation) {
            case Relation.ToOne toOne ->
                new OperationDraft(new OperationKind.Follow(toOne), GET, path, "get" + idSuffix, "Get the " + phrase)
                        .takes(ID, SINGLE, IF_NONE_MATCH)
                        .produces(MediaTypes.JSON);
            case Relation.ToMany toMany ->
                new OperationDraft(
                                new OperationKind.Children(toMany), GET, path, "list" + idSuffix, "List the " + phrase)
                        .takes(ID, LIST)
                        .produces(MediaTypes.LISTS);
        };
    }

    private static OperationDraft single(
            OperationKind kind, RequestMethod method, String path, Resource resource, String verb, String phrase) {
        return new OperationDraft(kind, method, path, verb + resource.schemaName(), phrase + " " + resource.label());
    }

    private static OperationDraft many(
            OperationKind kind, RequestMethod method, String path, Resource resource, String verb, String phrase) {
        return new OperationDraft(
                kind, method, path, verb + resource.pluralName(), phrase + " " + resource.pluralLabel());
    }
}
