/** Tests of the harness's parsers and reports; {@code bench/gateway --quick} exercises the gateways themselves. */
@NullMarked
package dev.patchbay.bench;

import org.jspecify.annotations.NullMarked;
