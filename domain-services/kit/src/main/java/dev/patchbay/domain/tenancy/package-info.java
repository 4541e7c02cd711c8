/** The tenant of a request, and how the database learns of it. Uses no other package of the kit. */
@NullMarked
package dev.patchbay.domain.tenancy;

import org.jspecify.annotations.NullMarked;
