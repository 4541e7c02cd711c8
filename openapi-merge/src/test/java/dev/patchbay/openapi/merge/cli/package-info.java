/** Claims about the command line: what is written where, and how it ends. */
@NullMarked
package dev.patchbay.openapi.merge.cli;

import org.jspecify.annotations.NullMarked;
