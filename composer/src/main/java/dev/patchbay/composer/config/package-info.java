/** composer.yml: read strictly, every problem located and all of them told at once, into immutable records. */
@NullMarked
package dev.patchbay.composer.config;

import org.jspecify.annotations.NullMarked;
