/** Spring Cloud Gateway with nothing of ours: routes with a path and a method, every other setting at its default. */
@NullMarked
package dev.patchbay.bench.stock;

import org.jspecify.annotations.NullMarked;
