/** Finds, assembles and runs a domain service; the top of the kit, which may use every other package of it. */
@NullMarked
package dev.patchbay.domain.service;

import org.jspecify.annotations.NullMarked;
