/** Calls services and streams what they answer. The only package, with the thin framework adapters of {@code web}, that knows Reactor. */
@NullMarked
package dev.patchbay.composer.proxy;

import org.jspecify.annotations.NullMarked;
