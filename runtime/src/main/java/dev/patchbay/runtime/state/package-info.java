/** What a local platform keeps between two starts: ports, secrets and the folder they live in. */
@NullMarked
package dev.patchbay.runtime.state;

import org.jspecify.annotations.NullMarked;
