/**
 * The server around the resources: start page, docs page, limits of requests, error responses of the server itself.
 * Uses {@code config}, {@code model}, {@code problem}, {@code query} and {@code rest}.
 */
@NullMarked
package dev.patchbay.domain.web;

import org.jspecify.annotations.NullMarked;
