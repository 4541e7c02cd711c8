/** What the composer serves itself: the merged document, pages for people, problems, and its own state on the management port. */
@NullMarked
package dev.patchbay.composer.web;

import org.jspecify.annotations.NullMarked;
