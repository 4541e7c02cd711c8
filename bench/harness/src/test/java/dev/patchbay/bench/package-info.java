/** What the harness reads and reports, on given texts; the gateways themselves are exercised by {@code bench/gateway --quick}. */
@NullMarked
package dev.patchbay.bench;

import org.jspecify.annotations.NullMarked;
