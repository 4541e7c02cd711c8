package dev.patchbay.composer.web;

import dev.patchbay.composer.config.Access;
import dev.patchbay.composer.platform.LivePlatform;
import dev.patchbay.composer.platform.Platform;
import dev.patchbay.composer.platform.Rendition;
import dev.patchbay.composer.security.TokenCheck;
import java.util.function.Function;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The merged document: bytes made when the platform was built, with an ETag, so that who polls gets 304 (RFC 9110, 13.1.2). */
final class Documents {

    private final LivePlatform live;
    private final TokenCheck tokens;

    Documents(LivePlatform live, TokenCheck tokens) {
        this.live = live;
        this.tokens = tokens;
    }

    Mono<ServerResponse> json(ServerRequest request) {
        return serve(request, Platform::json);
    }

    Mono<ServerResponse> yaml(ServerRequest request) {
        return serve(request, Platform::yaml);
    }

    private Mono<ServerResponse> serve(ServerRequest request, Function<Platform, Rendition> which) {
        Platform platform = live.current();
        Mono<ServerResponse> answer = Mono.defer(() -> answer(request, which.apply(platform)));
        return platform.config().document() == Access.TOKEN
                ? Mono.defer(() -> tokens.require(request.headers().asHttpHeaders()))
                        .then(answer)
                : answer;
    }

    private static Mono<ServerResponse> answer(ServerRequest request, Rendition rendition) {
        return Pages.unlessKnown(
                request,
                rendition.etag(),
                Mono.defer(() -> ServerResponse.ok()
                        .eTag(rendition.etag())
                        .cacheControl(CacheControl.noCache())
                        .contentType(MediaType.parseMediaType(rendition.mediaType()))
                        .bodyValue(rendition.content())));
    }
}
