package dev.patchbay.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.testing.TestClient;
import dev.patchbay.testing.TestClient.Answer;

/** Calls the pieces of a running platform as one client of its identity provider. */
record PlatformClient(TestPlatform platform, String token) {

    /** The client that {@code ./patchbay token} gets a token for. */
    static PlatformClient of(TestPlatform platform, String client) throws Exception {
        try (Shell shell = new Shell(platform.folder())) {
            Shell.Result result = shell.run("./patchbay token " + client);
            assertThat(result.exitCode()).as(result.output()).isZero();
            return new PlatformClient(platform, result.output().strip());
        }
    }

    /** For what is to be asked of one piece only. */
    TestClient at(String piece) {
        return new TestClient(platform.url(piece), token);
    }

    Answer get(String piece, String path) {
        return at(piece).get(path);
    }
}
