package dev.patchbay.openapi.merge.document;

import dev.patchbay.openapi.merge.problem.SourceLocation;

/** A string, number, boolean or null. A number keeps the spelling of its file: {@code 1.10} stays {@code 1.10}. */
public final class Scalar extends Node {

    /** Type of a scalar in JSON's terms. */
    public enum Type {
        STRING,
        NUMBER,
        BOOLEAN,
        NULL
    }

    private final Type type;
    private final String text;

    Scalar(String file, int line, int column, Type type, String text) {
        super(file, line, column);
        this.type = type;
        this.text = text;
    }

    private Scalar(Node origin, Type type, String text) {
        super(origin);
        this.type = type;
        this.text = text;
    }

    /** A string that stands in for {@code origin}. */
    public static Scalar string(Node origin, String text) {
        return new Scalar(origin, Type.STRING, text);
    }

    /** A string that came from {@code location}. */
    public static Scalar string(SourceLocation location, String text) {
        return new Scalar(location.file(), location.line(), location.column(), Type.STRING, text);
    }

    /** A number that stands in for {@code origin}. */
    public static Scalar number(Node origin, String spelling) {
        return new Scalar(origin, Type.NUMBER, spelling);
    }

    /** A boolean that stands in for {@code origin}. */
    public static Scalar bool(Node origin, boolean value) {
        return new Scalar(origin, Type.BOOLEAN, Boolean.toString(value));
    }

    /** Null that stands in for {@code origin}. */
    public static Scalar nothing(Node origin) {
        return new Scalar(origin, Type.NULL, "null");
    }

    public Type type() {
        return type;
    }

    /** The string itself, or the spelling of the number, boolean or null. */
    public String text() {
        return text;
    }

    public boolean isString() {
        return type == Type.STRING;
    }

    public boolean isNull() {
        return type == Type.NULL;
    }

    public boolean isTrue() {
        return type == Type.BOOLEAN && text.equals("true");
    }

    @Override
    public String describe() {
        return switch (type) {
            case STRING -> "a string";
            case NUMBER -> "a number";
            case BOOLEAN -> "a boolean";
            case NULL -> "null";
        };
    }

    @Override
    public String toString() {
        return text;
    }
}
