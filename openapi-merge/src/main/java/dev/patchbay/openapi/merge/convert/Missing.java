package dev.patchbay.openapi.merge.convert;

import dev.patchbay.openapi.merge.Location;
import dev.patchbay.openapi.merge.MergeProblem;
import dev.patchbay.openapi.merge.Problems;

/**
 * Tells of constructs that the version asked for does not have. Code: PB-213.
 *
 * @param version asked for: {@code 3.0}
 */
record Missing(String version, Problems problems) {

    void tell(Location location, String construct) {
        problems.add(MergeProblem.conflict(
                "PB-213",
                location,
                "OpenAPI " + version + " has no " + construct + "; ask for a later version or change the document"));
    }
}
