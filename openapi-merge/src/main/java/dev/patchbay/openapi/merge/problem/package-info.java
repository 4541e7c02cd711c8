/**
 * Problems of configurations and documents, with their place in a file; collected, and thrown all at once. Uses no
 * other package.
 */
@NullMarked
package dev.patchbay.openapi.merge.problem;

import org.jspecify.annotations.NullMarked;
