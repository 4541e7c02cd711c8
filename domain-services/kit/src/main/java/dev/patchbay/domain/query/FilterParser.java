package dev.patchbay.domain.query;

import dev.patchbay.domain.model.Field;
import dev.patchbay.domain.model.FieldType;
import dev.patchbay.domain.model.Resource;
import dev.patchbay.domain.model.ValueException;
import dev.patchbay.domain.model.Values;
import dev.patchbay.problems.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the filters of one request: {@code {field}.{operator}} with a value, or {@code or} and {@code and} with a
 * group.
 */
final class FilterParser {

    private final Resource resource;
    private final FilterBudget budget = new FilterBudget();

    FilterParser(Resource resource) {
        this.resource = resource;
    }

    /** @param key what follows {@code where.} */
    Filter parse(String key, String value) throws QueryException {
        return switch (key) {
            case "or", "and" -> new GroupParser(this, value).parse(key.equals("or"));
            default -> comparison(key, value);
        };
    }

    /** Reads a comparison whose value stands for itself, quotes included; only lists have quotes. */
    private Filter comparison(String key, String value) throws QueryException {
        Target target = target(key);
        if (target.operator().takesList()) {
            return compare(target, new ListScanner(value).values());
        }
        return compare(target, List.of(value));
    }

    /** The field that a filter compares, and how. */
    record Target(Field field, Operator operator) {}

    Target target(String key) throws QueryException {
        int dot = key.lastIndexOf('.');
        if (dot < 0) {
            throw new QueryException("needs an operator: where." + key + ".eq");
        }
        Field field = field(key.substring(0, dot));
        String text = key.substring(dot + 1);
        if (field.encrypted()
                && Operator.of(text).isPresent()
                && !Operator.of(text).get().appliesTo(field)) {
            throw new QueryException("'" + text + "' does not work on " + field.name() + ", which is encrypted; use "
                    + String.join(", ", Operator.namesFor(field)));
        }
        Optional<Operator> operator = Operator.of(text).filter(each -> each.appliesTo(field));
        return new Target(
                field,
                operator.orElseThrow(() -> new QueryException("'" + text + "' is no operator of " + field.name()
                        + Suggestions.didYouMeanOrAll(text, Operator.namesFor(field)))));
    }

    Field field(String name) throws QueryException {
        return resource.field(name)
                .orElseThrow(() -> new QueryException("'" + name + "' is no field of " + resource.schemaName()
                        + Suggestions.didYouMeanOrAll(
                                name,
                                resource.visibleFields().stream()
                                        .map(Field::name)
                                        .toList())));
    }

    Filter compare(Target target, List<String> texts) throws QueryException {
        budget.spend(target.operator(), texts.getFirst());
        FieldType type = switch (target.operator().operand()) {
            case TRUTH -> FieldType.Scalar.BOOLEAN;
            case VALUE, PATTERN, FOLDED_PATTERN, LIST -> target.field().type();
        };
        List<Object> operands = new ArrayList<>(texts.size());
        for (String text : texts) {
            try {
                operands.add(Values.parse(type, text));
            } catch (ValueException e) {
                throw new QueryException(String.valueOf(e.getMessage()));
            }
            if (target.operator().operand().isPattern()) {
                checkPattern(text);
            }
        }
        return new Filter.OnField(target.field(), target.operator(), operands);
    }

    /** Rejects a pattern that ends in an escape character which escapes nothing, as the database does. */
    private static void checkPattern(String pattern) throws QueryException {
        int escapes = 0;
        for (int index = pattern.length() - 1; index >= 0 && pattern.charAt(index) == '\\'; index--) {
            escapes++;
        }
        if (escapes % 2 == 1) {
            throw new QueryException("must not end with a single backslash; write \\\\ for the character itself");
        }
    }
}
