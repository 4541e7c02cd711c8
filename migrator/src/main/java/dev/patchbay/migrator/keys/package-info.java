/**
 * The tenants' keys and what is encrypted with them, as the owner of the database sees it: made, rotated, destroyed.
 */
@NullMarked
package dev.patchbay.migrator.keys;

import org.jspecify.annotations.NullMarked;
