/** What is checked before a service answers its first request, and how a refusal to start is said. */
@NullMarked
package dev.patchbay.domain.startup;

import org.jspecify.annotations.NullMarked;
