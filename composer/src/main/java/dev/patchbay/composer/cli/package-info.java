/**
 * The verbs of the command line that look at a composer.yml without serving it, and the one that talks to a running
 * composer.
 */
@NullMarked
package dev.patchbay.composer.cli;

import org.jspecify.annotations.NullMarked;
