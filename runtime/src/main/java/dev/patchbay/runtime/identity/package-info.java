/** The local identity provider: issues tokens for the demo tenants, on the loopback interface only. */
@NullMarked
package dev.patchbay.runtime.identity;

import org.jspecify.annotations.NullMarked;
