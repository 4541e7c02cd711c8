/** What a new domain may be called, and what is written for it. */
@NullMarked
package dev.patchbay.runtime.domain;

import org.jspecify.annotations.NullMarked;
