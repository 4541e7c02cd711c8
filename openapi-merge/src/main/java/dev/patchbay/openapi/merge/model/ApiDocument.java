package dev.patchbay.openapi.merge.model;

import dev.patchbay.openapi.merge.config.ServiceConfig;
import dev.patchbay.openapi.merge.document.Mapping;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An OpenAPI document that takes part in a merge: an input, a file that an input is made of, the platform's own, or the
 * result.
 *
 * @param role in the merge
 * @param index its rank among the inputs: a lower one takes precedence
 * @param config how its service takes part
 * @param location file or URL
 * @param root the document
 * @param entry the document that this is a part of, kept in a file of its own; null if it stands alone
 */
public record ApiDocument(
        Role role,
        int index,
        ServiceConfig config,
        String location,
        Mapping root,
        @Nullable ApiDocument entry) {

    /** The roles of documents. */
    public enum Role {
        /** The fields of the configuration that OpenAPI has too; takes precedence over all inputs. */
        PLATFORM,
        /** A service's document, or a file that it is made of. */
        INPUT,
        /** The merged document. */
        RESULT
    }

    /** Creates an input that is made of several files, or one of these files. */
    public ApiDocument(int index, ServiceConfig config, String location, Mapping root, @Nullable ApiDocument entry) {
        this(Role.INPUT, index, config, location, root, entry);
    }

    /** Creates an input that stands alone. */
    public ApiDocument(int index, ServiceConfig config, String location, Mapping root) {
        this(index, config, location, root, null);
    }

    /** Creates the platform's own document. */
    public static ApiDocument ofPlatform(String location, Mapping root) {
        return new ApiDocument(
                Role.PLATFORM, 0, ServiceConfig.builder("platform").build(), location, root, null);
    }

    /** Creates the result of a merge. */
    public static ApiDocument ofResult(Mapping root) {
        return new ApiDocument(Role.RESULT, 0, ServiceConfig.builder("result").build(), "merged document", root, null);
    }

    /** True if this is the platform's own document. */
    public boolean isPlatform() {
        return role == Role.PLATFORM;
    }

    /** Returns the document whose components are meant by name: for a part, those of the document it belongs to. */
    public ApiDocument owner() {
        return entry == null ? this : entry;
    }

    /** Returns the same document with another text. */
    public ApiDocument withRoot(Mapping other) {
        return new ApiDocument(role, index, config, location, other, entry);
    }

    /** Returns the same document as a part of the current version of its entry. */
    public ApiDocument partOf(List<ApiDocument> inputs) {
        return new ApiDocument(
                role,
                index,
                config,
                location,
                root,
                inputs.stream().filter(input -> input.equals(entry)).findFirst().orElse(null));
    }

    public String service() {
        return config.name();
    }

    /** True if role and rank are the same. */
    @Override
    public boolean equals(Object other) {
        return other instanceof ApiDocument document && document.index == index && document.role == role;
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
