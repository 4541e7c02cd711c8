/**
 * Personal data at rest: a master key wraps each tenant's keys, which encrypt single values and index them. Built on
 * Tink; knows no database and no domain.
 */
@NullMarked
package dev.patchbay.encryption;

import org.jspecify.annotations.NullMarked;
