/** The dependency rules of the house, held by ArchUnit over the classes of every module. */
@NullMarked
package dev.patchbay.quality.architecture;

import org.jspecify.annotations.NullMarked;
