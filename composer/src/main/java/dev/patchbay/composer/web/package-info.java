/**
 * The composer's own resources: the published document, pages for people, problems, and its state on the management
 * port.
 */
@NullMarked
package dev.patchbay.composer.web;

import org.jspecify.annotations.NullMarked;
