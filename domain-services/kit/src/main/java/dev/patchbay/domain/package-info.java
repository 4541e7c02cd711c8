/** What every domain service shares: a record of a table becomes REST and OpenAPI. Knows no domain. */
@NullMarked
package dev.patchbay.domain;

import org.jspecify.annotations.NullMarked;
