/**
 * The operations on a resource, each in one transaction of one tenant. Uses {@code encryption}, {@code entity},
 * {@code model}, {@code query}, {@code store} and {@code tenancy}.
 */
@NullMarked
package dev.patchbay.domain.operation;

import org.jspecify.annotations.NullMarked;
