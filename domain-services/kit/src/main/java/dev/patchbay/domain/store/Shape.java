package dev.patchbay.domain.store;

import dev.patchbay.domain.model.Field;
import dev.patchbay.domain.model.FieldType;
import dev.patchbay.domain.query.Filter;
import dev.patchbay.domain.query.Operator;
import dev.patchbay.domain.query.Order;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a query apart into what decides its SQL and the values for its places, in their order. Queries of one shape are
 * one statement, however different their values are: it is rendered once and remembered.
 */
final class Shape {

    private final StringBuilder text = new StringBuilder();
    private final List<Argument> arguments = new ArrayList<>();

    private final EncryptedColumns secrets;

    /** Says which kind of statement it is. */
    Shape(char kind, EncryptedColumns secrets) {
        text.append(kind);
        this.secrets = secrets;
    }

    Shape add(List<Field> fields) {
        for (Field field : fields) {
            text.append(field.index()).append(',');
        }
        return this;
    }

    Shape addOrder(List<Order> order) {
        for (Order each : order) {
            text.append(each.descending() ? '>' : '<').append(each.field().index());
        }
        return this;
    }

    /** Walks a filter in the order in which {@link ConditionSql} renders it. */
    Shape add(Filter filter) {
        switch (filter) {
            case Filter.All(List<Filter> parts) -> addAll('&', parts);
            case Filter.Any(List<Filter> parts) -> addAll('|', parts);
            case Filter.OnField comparison -> add(comparison);
        }
        return this;
    }

    private void addAll(char joint, List<Filter> parts) {
        text.append(joint).append('(');
        parts.forEach(this::add);
        text.append(')');
    }

    private void add(Filter.OnField comparison) {
        Operator operator = comparison.operator();
        FieldType type = comparison.field().type();
        text.append(comparison.field().index()).append(operator.text());
        if (operator == Operator.IS_NULL) {
            text.append(comparison.operands().getFirst());
        } else if (comparison.field().encrypted()) {
            arguments.add(secrets.argument(comparison));
        } else if (operator.takesList()) {
            arguments.add(new Argument.Array(type, comparison.operands()));
        } else {
            arguments.add(new Argument.Single(type, comparison.operands().getFirst()));
        }
        text.append(';');
    }

    String text() {
        return text.toString();
    }

    List<Argument> arguments() {
        return arguments;
    }

    /** The arguments with those of a page behind them. */
    List<Argument> arguments(int limit, long offset) {
        arguments.add(new Argument.Single(FieldType.Scalar.INTEGER, limit));
        arguments.add(new Argument.Single(FieldType.Scalar.LONG, offset));
        return arguments;
    }
}
