/** Who calls: tokens of the issuer, verified once and remembered until they expire (RFC 6750, RFC 7519, RFC 8725). */
@NullMarked
package dev.patchbay.composer.security;

import org.jspecify.annotations.NullMarked;
