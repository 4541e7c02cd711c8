package dev.patchbay.composer.plans;

import dev.patchbay.openapi.merge.MergedApi;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.report.RouteEntry;
import java.util.Locale;

/** Finds an operation of the merged document. */
public final class PlatformOperation {

    private PlatformOperation() {}

    /** The Operation Object of a route. */
    public static Mapping of(MergedApi api, RouteEntry route) {
        Mapping item = itemOf(api, route);
        Mapping operation = item.mapping(route.method().toLowerCase(Locale.ROOT));
        Mapping more = item.mapping("additionalOperations");
        if (operation == null && more != null) {
            operation = more.mapping(route.method());
        }
        return operation == null ? Mapping.builder(item).build() : operation;
    }

    /** The Path Item Object of a route. */
    public static Mapping itemOf(MergedApi api, RouteEntry route) {
        Mapping paths = api.tree().mapping("paths");
        Mapping item = paths == null ? null : paths.mapping(route.path());
        return item == null ? Mapping.builder(api.tree()).build() : item;
    }
}
