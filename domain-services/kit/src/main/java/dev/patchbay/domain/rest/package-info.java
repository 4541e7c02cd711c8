/**
 * The HTTP endpoints of resources: one small endpoint per operation, registered with Spring MVC. Uses {@code config},
 * {@code csv}, {@code events}, {@code json}, {@code model}, {@code operation}, {@code problem}, {@code query},
 * {@code security} and {@code store}.
 */
@NullMarked
package dev.patchbay.domain.rest;

import org.jspecify.annotations.NullMarked;
