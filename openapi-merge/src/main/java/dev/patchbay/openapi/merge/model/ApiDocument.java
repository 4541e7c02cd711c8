package dev.patchbay.openapi.merge.model;

import dev.patchbay.openapi.merge.ServiceConfig;
import dev.patchbay.openapi.merge.document.Mapping;

/**
 * One input of a merge, with its place among the others.
 *
 * @param index its rank: a lower one takes precedence
 * @param config how its service takes part
 * @param location file or URL
 * @param root the document
 */
public record ApiDocument(int index, ServiceConfig config, String location, Mapping root) {

    public String service() {
        return config.name();
    }

    /** Documents are told apart by rank. */
    @Override
    public boolean equals(Object other) {
        return other instanceof ApiDocument document && document.index == index;
    }

    @Override
    public int hashCode() {
        return index;
    }

    @Override
    public String toString() {
        return service();
    }
}
