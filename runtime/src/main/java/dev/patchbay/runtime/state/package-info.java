/**
 * The state that a local platform keeps between two starts: secrets, keys, addresses and their folder; uses {@code
 * problem}.
 */
@NullMarked
package dev.patchbay.runtime.state;

import org.jspecify.annotations.NullMarked;
