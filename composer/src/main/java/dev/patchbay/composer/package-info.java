/** The platform API: routes and one merged OpenAPI document from composer.yml. Knows no domain and no database. */
@NullMarked
package dev.patchbay.composer;

import org.jspecify.annotations.NullMarked;
