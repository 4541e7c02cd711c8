package dev.patchbay.domain.store;

import java.util.ArrayList;
import java.util.List;

/** SQL text and the arguments of its parameters, appended together so that both have the same order. */
final class BoundSql {

    private final StringBuilder text = new StringBuilder();
    private final List<Argument> arguments = new ArrayList<>();

    /** Appends text without parameters. */
    BoundSql append(String sql) {
        text.append(sql);
        return this;
    }

    /** Appends text with one parameter, and the parameter's argument. */
    BoundSql append(String sql, Argument argument) {
        text.append(sql);
        arguments.add(argument);
        return this;
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    int length() {
        return text.length();
    }

    void appendTo(StringBuilder target) {
        target.append(text);
    }

    String text() {
        return text.toString();
    }

    List<Argument> arguments() {
        return arguments;
    }
}
