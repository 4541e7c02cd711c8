package dev.patchbay.openapi.merge.config;

import java.util.regex.Pattern;

/**
 * A rename of paths by regular expression.
 *
 * @param pattern found anywhere in the path, after strip, prefix and exact renames
 * @param replacement as {@link java.util.regex.Matcher#replaceAll(String)} takes it
 */
public record PathRewrite(Pattern pattern, String replacement) {}
