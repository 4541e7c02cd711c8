package dev.patchbay.domain.openapi;

import dev.patchbay.domain.model.ChildCollection;
import dev.patchbay.domain.model.Field;
import dev.patchbay.domain.model.Relation;
import dev.patchbay.domain.model.Resource;
import dev.patchbay.domain.query.Operator;
import dev.patchbay.domain.query.PageLimits;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The query language of one resource as parameters, each a component that operations refer to. */
final class ListParameters {

    private final Components components;
    private final PageLimits limits;

    ListParameters(Components components, PageLimits limits) {
        this.components = components;
        this.limits = limits;
    }

    /** The parameters of a list. */
    List<Parameter> list(Resource resource) {
        List<Parameter> parameters = new ArrayList<>(filters(resource));
        for (Field field :
                resource.visibleFields().stream().filter(Field::isOrderable).toList()) {
            Schema<Object> direction = Schemas.ofType("string");
            direction.setEnum(List.of("asc", "desc"));
            parameters.add(component(
                    resource,
                    query("orderby." + field.name(), "Orders by " + field.name() + "; nulls come last.", direction)));
        }
        parameters.addAll(single(resource));
        parameters.add(component(
                query("limit", "How many at most.", number(0, limits.maximalLimit(), limits.defaultLimit()))));
        parameters.add(component(query("offset", "How many to skip.", number(0, Integer.MAX_VALUE, 0))));
        parameters.add(component(query("totalCount", "Whether to count all that match, in `X-Total-Count`.", truth())));
        parameters.add(component(
                query("cursor", "Whether to return cursors, in `X-Start-After` and `X-End-Before`.", truth())));
        parameters.add(component(query("startAfter", "A cursor: the page begins after it.", Schemas.ofType("string"))));
        parameters.add(component(query("endBefore", "A cursor: the page ends before it.", Schemas.ofType("string"))));
        return parameters;
    }

    /** The parameters of a single resource. */
    List<Parameter> single(Resource resource) {
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(fields(resource));
        List<String> relations = resource.relations().stream()
                .filter(relation -> relation instanceof Relation.ToOne)
                .map(Relation::name)
                .toList();
        if (!relations.isEmpty()) {
            parameters.add(component(
                    resource,
                    names("expand", "Relations whose target is embedded; needs its read scope too.", relations)));
        }
        return parameters;
    }

    /** The parameters of a bulk change. */
    List<Parameter> bulk(Resource resource) {
        List<Parameter> parameters = new ArrayList<>(filters(resource));
        parameters.add(fields(resource));
        parameters.add(component(query(
                "maxAffected",
                "The change is rejected if more than this many resources match.",
                number(1, limits.maximalAffected(), limits.defaultAffected()))));
        return parameters;
    }

    private Parameter fields(Resource resource) {
        List<String> names = Stream.concat(
                        resource.visibleFields().stream().map(Field::name),
                        resource.childCollections().stream().map(ChildCollection::name))
                .toList();
        return component(resource, names("fields", "The properties to return; all if absent.", names));
    }

    private List<Parameter> filters(Resource resource) {
        List<Parameter> parameters = new ArrayList<>();
        for (Field field : resource.visibleFields()) {
            for (Operator operator : Operator.values()) {
                boolean sensible = operator.operand() != Operator.Operand.TRUTH || field.nullable();
                if (operator.appliesTo(field) && sensible) {
                    parameters.add(component(resource, filter(field, operator)));
                }
            }
        }
        String grammar =
                " Parts are separated by bars, for example `(a.eq=1|and(b.gt=2|c.in=3,4))`; values that contain"
                        + " `|`, `,`, `(` or `)` stand in double quotes.";
        parameters.add(component(query("where.or", "At least one part holds." + grammar, Schemas.ofType("string"))));
        parameters.add(component(query("where.and", "All parts hold." + grammar, Schemas.ofType("string"))));
        return parameters;
    }

    private static Parameter filter(Field field, Operator operator) {
        String name = "where." + field.name() + "." + operator.text();
        Schema<Object> value = Schemas.value(field.type());
        String description = operator.description(field);
        return switch (operator.operand()) {
            case VALUE, PATTERN, FOLDED_PATTERN -> query(name, description, value);
            case LIST -> list(name, description, value);
            case TRUTH -> query(name, description, truth());
        };
    }

    private static Parameter query(String name, String description, Schema<Object> schema) {
        return new QueryParameter().name(name).description(description).schema(schema);
    }

    private static Parameter list(String name, String description, Schema<Object> items) {
        Parameter parameter = query(name, description, Schemas.arrayOf(items));
        parameter.setStyle(Parameter.StyleEnum.FORM);
        parameter.setExplode(false);
        return parameter;
    }

    private static Parameter names(String name, String description, List<String> names) {
        Schema<Object> items = Schemas.ofType("string");
        items.setEnum(new ArrayList<>(names));
        return list(name, description, items);
    }

    private static Schema<Object> number(int least, int most, int standard) {
        Schema<Object> schema = Schemas.ofType("integer");
        schema.setFormat("int32");
        schema.setMinimum(BigDecimal.valueOf(least));
        schema.setMaximum(BigDecimal.valueOf(most));
        schema.setDefault(standard);
        return schema;
    }

    private static Schema<Object> truth() {
        return Schemas.ofType("boolean");
    }

    /** Adds a component that all resources share. */
    private Parameter component(Parameter parameter) {
        return component("query." + parameter.getName(), parameter);
    }

    private Parameter component(Resource resource, Parameter parameter) {
        return component(resource.schemaName() + "." + parameter.getName(), parameter);
    }

    private Parameter component(String key, Parameter parameter) {
        components.addParameters(key, parameter);
        return new Parameter().$ref("#/components/parameters/" + key);
    }
}
