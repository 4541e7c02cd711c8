/** The operations on a resource, each in one transaction of one tenant. Uses {@code store} and {@code entity}. */
@NullMarked
package dev.patchbay.domain.operation;

import org.jspecify.annotations.NullMarked;
