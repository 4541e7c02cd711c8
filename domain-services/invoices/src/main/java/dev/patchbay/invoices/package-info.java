/** Invoices and their line items; refers to customers and products. */
@NullMarked
package dev.patchbay.invoices;

import org.jspecify.annotations.NullMarked;
