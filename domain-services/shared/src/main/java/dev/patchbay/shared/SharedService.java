package dev.patchbay.shared;

import dev.patchbay.domain.DomainService;

/** The shared service; {@code shared.yml} configures it. */
public final class SharedService {

    private SharedService() {}

    /** Starts the service; {@code --key=value} arguments override its configuration. */
    public static void main(String[] args) {
        DomainService.run(SharedService.class, "shared", args);
    }
}
