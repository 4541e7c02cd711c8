/** Services as the composer calls them: their instances, and what keeps one service's trouble from becoming everybody's. */
@NullMarked
package dev.patchbay.composer.upstream;

import org.jspecify.annotations.NullMarked;
