package dev.patchbay.composer.validation;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what a document says of a content type (OpenAPI 3.1.1, section 4.8.14: the most specific key applies). */
final class MediaTypes {

    private MediaTypes() {}

    /** Without parameters, in lower case. */
    static String essence(String contentType) {
        int semicolon = contentType.indexOf(';');
        return (semicolon < 0 ? contentType : contentType.substring(0, semicolon))
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    static boolean isJson(String essence) {
        return essence.equals("application/json") || essence.endsWith("+json");
    }

    static <T> @Nullable T find(Map<String, T> byType, String essence) {
        T exact = byType.get(essence);
        if (exact != null) {
            return exact;
        }
        int slash = essence.indexOf('/');
        T range = slash < 0 ? null : byType.get(essence.substring(0, slash) + "/*");
        return range == null ? byType.get("*/*") : range;
    }
}
