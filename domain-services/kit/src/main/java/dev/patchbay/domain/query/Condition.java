package dev.patchbay.domain.query;

import dev.patchbay.domain.model.Field;
import java.util.List;

/** A filter: typed, checked, and without any text of SQL. */
public sealed interface Condition {

    /** All of the parts hold; with no part, everything does. */
    record All(List<Condition> parts) implements Condition {
        public All {
            parts = List.copyOf(parts);
        }
    }

    /** At least one of the parts holds. */
    record Any(List<Condition> parts) implements Condition {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    /** A field is compared; {@code operands} holds one value, or any number for {@code in} and {@code nin}. */
    record Comparison(Field field, Operator operator, List<Object> operands) implements Condition {
        public Comparison {
            operands = List.copyOf(operands);
        }
    }
}
