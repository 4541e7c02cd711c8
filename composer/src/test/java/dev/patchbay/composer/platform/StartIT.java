package dev.patchbay.composer.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.composer.ComposerExtension;
import dev.patchbay.composer.TestService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The first platform, which is made of what is there. */
class StartIT {

    @RegisterExtension
    static final ComposerExtension composer = ComposerExtension.builder()
            .service("good", TestService.document("GET /items", "GET /items/{id}"), "expose: [/items]")
            .service("bad", TestService.document("GET /other"), "expose: [/bad]")
            .build();

    @Test
    void oneServiceWithABrokenDocumentDoesNotHoldUpTheOthers() {
        Platform platform = composer.composer().platform();
        assertThat(platform.services().getFirst().operations()).isEqualTo(1);
        assertThat(composer.get("/items").statusCode()).isEqualTo(200);
        assertThat(platform.services().getLast().problem()).isNotNull();
    }
}
