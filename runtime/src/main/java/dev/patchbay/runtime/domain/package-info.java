/**
 * Command {@code new-domain}: checks the options, writes the files, registers the module; reads sources, knows no
 * domain.
 */
@NullMarked
package dev.patchbay.runtime.domain;

import org.jspecify.annotations.NullMarked;
