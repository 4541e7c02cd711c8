/** Two tenants against every operation that a document promises. */
@NullMarked
package dev.patchbay.runtime.tenancy;

import org.jspecify.annotations.NullMarked;
