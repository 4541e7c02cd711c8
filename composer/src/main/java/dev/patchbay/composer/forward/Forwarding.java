package dev.patchbay.composer.forward;

import dev.patchbay.composer.route.ForwardedRequest;
import dev.patchbay.composer.upstream.Permit;
import org.jspecify.annotations.Nullable;

/**
 * A request that has got its permit: what all of its attempts have in common.
 *
 * @param body null if the request has none
 * @param permit released as soon as the service has sent its whole response, or no attempt is left
 * @param audit looks at the response that is relayed
 */
record Forwarding(ForwardedRequest request, @Nullable RequestBody body, Permit permit, ResponseAudit audit) {}
