/** What a service serves besides its resources: start page, docs page, the server's own error answers. */
@NullMarked
package dev.patchbay.domain.web;

import org.jspecify.annotations.NullMarked;
