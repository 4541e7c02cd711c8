/** The services' OpenAPI documents: fetched, watched, and kept on disk for the time when a service is not there. */
@NullMarked
package dev.patchbay.composer.specs;

import org.jspecify.annotations.NullMarked;
