/** Which tenant a request works for, and how the database learns of it. Uses {@code problem} only. */
@NullMarked
package dev.patchbay.domain.tenancy;

import org.jspecify.annotations.NullMarked;
