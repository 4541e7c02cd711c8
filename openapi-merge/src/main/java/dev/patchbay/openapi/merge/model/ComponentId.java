package dev.patchbay.openapi.merge.model;

/**
 * A component of one document.
 *
 * @param section {@code schemas}, {@code responses} ...
 */
public record ComponentId(ApiDocument document, String section, String name) {

    /** {@code #/components/schemas/Pet}. */
    @Override
    public String toString() {
        return "#/components/" + section + "/" + name;
    }
}
