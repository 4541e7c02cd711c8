/** What can be done with a resource, each in one transaction of one tenant. Uses {@code store}, {@code entity}, {@code json}. */
@NullMarked
package dev.patchbay.domain.operation;

import org.jspecify.annotations.NullMarked;
