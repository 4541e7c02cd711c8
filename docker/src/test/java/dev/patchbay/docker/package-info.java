/** Tests of the compose file and the Kubernetes manifests against their schemas and the applications. */
@NullMarked
package dev.patchbay.docker;

import org.jspecify.annotations.NullMarked;
