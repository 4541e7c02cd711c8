/**
 * Looks over what a composer.yml exposes and says what is open that perhaps should not be: numbered rules with
 * severities.
 */
@NullMarked
package dev.patchbay.composer.audit;

import org.jspecify.annotations.NullMarked;
