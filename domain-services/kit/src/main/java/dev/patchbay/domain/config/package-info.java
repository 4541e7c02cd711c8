/** The settings of a service, {@code patchbay.domain}; uses the model's allow list and nothing else of the kit. */
@NullMarked
package dev.patchbay.domain.config;

import org.jspecify.annotations.NullMarked;
