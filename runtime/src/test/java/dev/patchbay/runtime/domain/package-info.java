/** Tests of the names, ports and files of a new domain. */
@NullMarked
package dev.patchbay.runtime.domain;

import org.jspecify.annotations.NullMarked;
