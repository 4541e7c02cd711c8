package dev.patchbay.composer;

/**
 * Ends this process when the one that started it ends, however that came about: a local platform that is killed must
 * not leave a composer behind on its port.
 */
final class ParentProcessWatch {

    private static final String VARIABLE = "PATCHBAY_PARENT";

    private ParentProcessWatch() {}

    /** Watches the process whose id PATCHBAY_PARENT names; does nothing where it names none. */
    static void start() {
        String id = System.getenv(VARIABLE);
        if (id == null) {
            return;
        }
        ProcessHandle.of(Long.parseLong(id))
                .ifPresentOrElse(
                        parent -> {
                            var _ = parent.onExit()
                                    .thenRun(() -> Runtime.getRuntime().halt(0));
                        },
                        () -> System.exit(0));
    }
}
