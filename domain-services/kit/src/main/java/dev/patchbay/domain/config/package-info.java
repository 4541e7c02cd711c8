/** The settings of a service, {@code patchbay.domain}. Uses {@code model}. */
@NullMarked
package dev.patchbay.domain.config;

import org.jspecify.annotations.NullMarked;
