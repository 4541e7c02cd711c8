/** Tests of the guides' links, index, decisions and map; uses no other module. */
@NullMarked
package dev.patchbay.quality.docs;

import org.jspecify.annotations.NullMarked;
