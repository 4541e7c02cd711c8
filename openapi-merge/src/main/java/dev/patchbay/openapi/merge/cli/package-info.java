/**
 * The command line: {@code merge}, {@code diff} and {@code lint}. Reads arguments and files, and leaves the work to the
 * library.
 */
@NullMarked
package dev.patchbay.openapi.merge.cli;

import org.jspecify.annotations.NullMarked;
