/** The local identity provider, which issues tokens for the demo tenants, and its client; uses {@code state}. */
@NullMarked
package dev.patchbay.runtime.identity;

import org.jspecify.annotations.NullMarked;
