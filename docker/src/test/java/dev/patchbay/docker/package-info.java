/** Holds the compose file and the Kubernetes manifests to their schemas and to the applications that they run. */
@NullMarked
package dev.patchbay.docker;

import org.jspecify.annotations.NullMarked;
