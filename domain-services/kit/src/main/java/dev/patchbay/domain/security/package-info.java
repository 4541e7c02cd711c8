/**
 * Authentication and authorization: OAuth2 resource server, token rules, scopes. Uses {@code problem} and
 * {@code tenancy}.
 */
@NullMarked
package dev.patchbay.domain.security;

import org.jspecify.annotations.NullMarked;
