/** Resources over HTTP: one small endpoint per operation, registered with Spring MVC. Uses every package but {@code openapi}. */
@NullMarked
package dev.patchbay.domain.rest;

import org.jspecify.annotations.NullMarked;
