package dev.patchbay.domain.query;

import dev.patchbay.domain.model.Field;
import java.util.List;

/** A filter: typed, checked, and without any text of SQL. */
public sealed interface Filter {

    /** All of the parts hold; with no part, everything does. */
    record All(List<Filter> parts) implements Filter {
        public All {
            parts = List.copyOf(parts);
        }
    }

    /** At least one of the parts holds. */
    record Any(List<Filter> parts) implements Filter {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    /** A field is compared; {@code operands} holds one value, or any number for {@code in} and {@code nin}. */
    record OnField(Field field, Operator operator, List<Object> operands) implements Filter {
        public OnField {
            operands = List.copyOf(operands);
        }
    }
}
