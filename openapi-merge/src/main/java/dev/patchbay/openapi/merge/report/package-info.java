/** The report of a merge: its decisions and its routes. Uses {@code problem}. */
@NullMarked
package dev.patchbay.openapi.merge.report;

import org.jspecify.annotations.NullMarked;
