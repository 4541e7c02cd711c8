package dev.patchbay.openapi.merge.model;

import dev.patchbay.openapi.merge.config.ServiceConfig;
import dev.patchbay.openapi.merge.document.Mapping;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One input of a merge, with its place among the others.
 *
 * @param index its rank: a lower one takes precedence
 * @param config how its service takes part
 * @param location file or URL
 * @param root the document
 * @param entry the document that this is a part of, kept in a file of its own; null when it stands alone
 */
public record ApiDocument(
        int index,
        ServiceConfig config,
        String location,
        Mapping root,
        @Nullable ApiDocument entry) {

    /** A document that stands alone. */
    public ApiDocument(int index, ServiceConfig config, String location, Mapping root) {
        this(index, config, location, root, null);
    }

    /** The document whose components are meant by name: a part means those of the document it belongs to. */
    public ApiDocument owner() {
        return entry == null ? this : entry;
    }

    /** The same input with another text. */
    public ApiDocument withRoot(Mapping other) {
        return new ApiDocument(index, config, location, other, entry);
    }

    /** The same document as a part of what its entry has become. */
    public ApiDocument partOf(List<ApiDocument> inputs) {
        return new ApiDocument(
                index,
                config,
                location,
                root,
                inputs.stream().filter(input -> input.equals(entry)).findFirst().orElse(null));
    }

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
