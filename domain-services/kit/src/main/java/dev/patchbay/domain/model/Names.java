package dev.patchbay.domain.model;

import java.util.Locale;
import org.springframework.util.StringUtils;

/** Conversions between the spellings of a name in a database, in a path, in JSON and as a schema. */
final class Names {

    private Names() {}

    /** {@code line_items} is {@code line-items} in a path. */
    static String path(String table) {
        return table.replace('_', '-').toLowerCase(Locale.ROOT);
    }

    /** {@code line_items} is {@code LineItems} in an operationId. */
    static String pascal(String table) {
        StringBuilder name = new StringBuilder();
        for (String word : StringUtils.tokenizeToStringArray(table, "_-")) {
            name.append(StringUtils.capitalize(word.toLowerCase(Locale.ROOT)));
        }
        return name.toString();
    }

    /** {@code line_items} is {@code lineItems} in JSON. */
    static String camel(String table) {
        return StringUtils.uncapitalize(pascal(table));
    }

    /** {@code billingAddress} is {@code billing-address} in a path. */
    static String kebab(String camel) {
        return camel.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    /** {@code LineItems} and {@code lineItems} are {@code line items} in a sentence. */
    static String words(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    }

    /** The field {@code addressId} leads to the {@code address}. */
    static String relation(String field) {
        return field.endsWith("Id") && field.length() > 2 ? field.substring(0, field.length() - 2) : field;
    }
}
