package dev.patchbay.composer.validation;

/**
 * One thing that breaks the document.
 *
 * @param place what {@code name} is: {@code pointer}, {@code parameter} or {@code header}
 * @param name a JSON pointer into the body (RFC 6901), or the name of a parameter or a header field
 * @param detail what is wrong with it
 */
public record Violation(String place, String name, String detail) {

    static final String POINTER = "pointer";
    static final String PARAMETER = "parameter";
    static final String HEADER = "header";
}
