/**
 * The published platform: one immutable value, built from the configuration and the documents, and swapped as a whole.
 */
@NullMarked
package dev.patchbay.composer.platform;

import org.jspecify.annotations.NullMarked;
