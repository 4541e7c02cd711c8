/** Decides before anything is written: where operations go, which components stay, which of them are one, what each is called. */
@NullMarked
package dev.patchbay.openapi.merge.plan;

import org.jspecify.annotations.NullMarked;
