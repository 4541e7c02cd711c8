/** Tests of the dependency versions in the poms; uses nothing of the other modules. */
@NullMarked
package dev.patchbay.quality.versions;

import org.jspecify.annotations.NullMarked;
