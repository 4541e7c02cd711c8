/**
 * The vocabulary of {@code merge.yml}, shared with {@code composer.yml}: strict reading with located problems ({@link
 * dev.patchbay.openapi.merge.config.Section}), services and their rules ({@link
 * dev.patchbay.openapi.merge.config.ServiceReader}).
 */
@NullMarked
package dev.patchbay.openapi.merge.config;

import org.jspecify.annotations.NullMarked;
