/** Who may call: OAuth2 resource server, token rules, scopes. Uses {@code problem}, {@code tenancy} and {@code model}. */
@NullMarked
package dev.patchbay.domain.security;

import org.jspecify.annotations.NullMarked;
