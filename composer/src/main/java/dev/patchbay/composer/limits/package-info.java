/** How many requests a tenant may make: counted in this process, or in a Redis that several composers share. */
@NullMarked
package dev.patchbay.composer.limits;

import org.jspecify.annotations.NullMarked;
