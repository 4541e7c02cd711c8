/** Finds a request's route, and gives it to the filters of that route. */
@NullMarked
package dev.patchbay.composer.route;

import org.jspecify.annotations.NullMarked;
