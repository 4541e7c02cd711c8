package dev.patchbay.composer.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.composer.TestService;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** References of services, on their way to callers. */
class LocationMapTest {

    @TempDir
    private static Path folder;

    @AutoClose
    private static TestService service;

    @AutoClose
    private static TestPlatform platform;

    @BeforeAll
    static void start() throws Exception {
        service = TestService.start(TestService.document(
                "GET /items",
                "POST /items",
                "GET /items/{id}",
                "GET /items/{id}/parts/{part}",
                "GET /hidden",
                "GET /old"));
        Path file =
                Files.writeString(folder.resolve("composer.yml"), TestPlatform.config("""
                    items:
                      url: http://items.internal:8080/v2
                      spec: %1$s/v3/api-docs
                      prefix: /shop
                      expose:
                        - /items
                        - /items/{id}
                        - path: GET /items/{id}/parts/{part}
                          as: GET /parts/{p}/of/{i}
                        - path: GET /old
                          as: GET /new
                    beside:
                      url: http://items.internal:8080/beside
                      spec: %1$s/v3/api-docs
                      prefix: /beside
                      expose: [GET /items]
                    """.formatted(service.url())));
        platform = TestPlatform.start(file, folder.resolve("specs"));
    }

    private static String moved(String reference) {
        String moved = platform.now().locations().toPlatform("items", "/v2/items/7", "api.example:4040", reference);
        return moved == null ? "-" : moved;
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        /v2/items/7,                                     /shop/items/7
        /v2/items/7?a=%2F&b#c,                           /shop/items/7?a=%2F&b#c
        /v2/items/a%20b,                                 /shop/items/a%20b
        8,                                               /shop/items/8
        ./8,                                             /shop/items/8
        ../items,                                        /shop/items
        ?offset=10,                                      ?offset=10
        #part,                                           #part
        /v2/old,                                         /new
        /v2/items/1/parts/2,                             /parts/1/of/2
        http://items.internal:8080/v2/items/7,           /shop/items/7
        HTTP://ITEMS.INTERNAL:8080/v2/items/7,           /shop/items/7
        //items.internal:8080/v2/items/7,                /shop/items/7
        http://api.example:4040/v2/items/7,              /shop/items/7
        http://items.internal:8080/v2/hidden,            -
        http://items.internal:8080/admin,                -
        /v2/hidden,                                      -
        /items/7,                                        -
        /v2x/items,                                      -
        /v2/items/../hidden,                             -
        https://elsewhere.example/v2/items/7?x=1,        https://elsewhere.example/v2/items/7?x=1
        http://items.internal/v2/items/7,                http://items.internal/v2/items/7
        mailto:a@b.example,                              mailto:a@b.example
        http://[,                                        -
        """)
    void aReferenceLeadsToThePlatformOrAwayOrNowhere(String reference, String expected) {
        assertThat(moved(reference)).isEqualTo(expected);
    }

    @Test
    void twoServicesAtOneHostAreToldApart() {
        assertThat(platform.now()
                        .locations()
                        .toPlatform("beside", "/beside/items", "x", "http://items.internal:8080/beside/items"))
                .isEqualTo("/beside/items");
    }
}
