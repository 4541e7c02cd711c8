/**
 * The command line behind {@code ./patchbay up}, {@code token} and {@code new-domain}: the whole platform on one
 * machine.
 *
 * <p>Packages, each of which uses only those below it: this one (the commands); {@code rehearsal}, {@code domain};
 * {@code launch}; {@code database}, {@code identity}; {@code state}; {@code problem}.
 */
@NullMarked
package dev.patchbay.runtime;

import org.jspecify.annotations.NullMarked;
