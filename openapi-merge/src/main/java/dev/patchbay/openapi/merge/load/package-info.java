/** Takes in the local files that documents refer to. */
@NullMarked
package dev.patchbay.openapi.merge.load;

import org.jspecify.annotations.NullMarked;
