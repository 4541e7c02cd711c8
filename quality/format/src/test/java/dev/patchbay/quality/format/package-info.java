/** Tests of the format of all Java sources and their comments; uses no other module. */
@NullMarked
package dev.patchbay.quality.format;

import org.jspecify.annotations.NullMarked;
