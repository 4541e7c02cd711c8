package dev.patchbay.domain.query;

import dev.patchbay.domain.model.Field;
import java.util.List;

/** A filter of a query: typed and checked. */
public sealed interface Filter {

    /** All of the parts hold; without parts it matches every row. */
    record And(List<Filter> parts) implements Filter {
        public And {
            parts = List.copyOf(parts);
        }
    }

    /** At least one of the parts holds. */
    record Or(List<Filter> parts) implements Filter {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    /** A comparison of a field; {@code operands} has one value, or at least one if the operator takes a list. */
    record OnField(Field field, Operator operator, List<Object> operands) implements Filter {
        public OnField {
            operands = List.copyOf(operands);
        }
    }
}
