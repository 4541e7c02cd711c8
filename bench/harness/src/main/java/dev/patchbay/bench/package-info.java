/**
 * Gateways side by side on one machine: start them pinned, load them with wrk, read their cost from /proc, report
 * ratios.
 */
@NullMarked
package dev.patchbay.bench;

import org.jspecify.annotations.NullMarked;
