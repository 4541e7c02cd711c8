/** Products; refers to no other domain. */
@NullMarked
package dev.patchbay.products;

import org.jspecify.annotations.NullMarked;
