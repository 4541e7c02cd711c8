package dev.patchbay.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.testing.TestClient;
import dev.patchbay.testing.TestClient.Response;

/** A client of the pieces of a running platform, with a token of its identity provider. */
record PlatformClient(TestPlatform platform, String token) {

    /** Returns a client with a token of {@code ./patchbay token}. */
    static PlatformClient of(TestPlatform platform, String client) throws Exception {
        try (Shell shell = new Shell(platform.folder())) {
            Shell.Result result = shell.run("./patchbay token " + client);
            assertThat(result.exitCode()).as(result.output()).isZero();
            return new PlatformClient(platform, result.output().strip());
        }
    }

    /** Returns a client of one piece. */
    TestClient at(String piece) {
        return new TestClient(platform.url(piece), token);
    }

    Response get(String piece, String path) {
        return at(piece).get(path);
    }
}
