package dev.patchbay.composer.web;

import dev.patchbay.composer.platform.LivePlatform;
import dev.patchbay.composer.platform.Platform;
import dev.patchbay.composer.platform.Rendition;
import java.util.function.Function;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The merged document: bytes made when the platform was built, with an ETag, so that who polls gets 304 (RFC 9110, 13.1.2). */
final class Documents {

    private final LivePlatform live;

    Documents(LivePlatform live) {
        this.live = live;
    }

    Mono<ServerResponse> json(ServerRequest request) {
        return serve(request, Platform::json);
    }

    Mono<ServerResponse> yaml(ServerRequest request) {
        return serve(request, Platform::yaml);
    }

    private Mono<ServerResponse> serve(ServerRequest request, Function<Platform, Rendition> which) {
        Rendition rendition = which.apply(live.current());
        return request.checkNotModified(rendition.etag())
                .switchIfEmpty(Mono.defer(() -> ServerResponse.ok()
                        .eTag(rendition.etag())
                        .cacheControl(CacheControl.noCache())
                        .contentType(MediaType.parseMediaType(rendition.mediaType()))
                        .bodyValue(rendition.content())));
    }
}
