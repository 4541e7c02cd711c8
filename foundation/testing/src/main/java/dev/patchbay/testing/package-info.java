/**
 * Real parts that the tests of several modules share: database, issuer, clients, a network with faults. Uses no other
 * module.
 */
@NullMarked
package dev.patchbay.testing;

import org.jspecify.annotations.NullMarked;
