/**
 * Finds, assembles and runs a domain service. Uses {@code config}, {@code encryption}, {@code entity}, {@code events},
 * {@code model}, {@code openapi}, {@code operation}, {@code problem}, {@code rest}, {@code security}, {@code startup},
 * {@code store}, {@code tenancy} and {@code web}.
 */
@NullMarked
package dev.patchbay.domain.service;

import org.jspecify.annotations.NullMarked;
