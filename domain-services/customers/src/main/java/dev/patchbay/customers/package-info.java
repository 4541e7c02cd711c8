/** Customers; refers to {@code shared}. */
@NullMarked
package dev.patchbay.customers;

import org.jspecify.annotations.NullMarked;
