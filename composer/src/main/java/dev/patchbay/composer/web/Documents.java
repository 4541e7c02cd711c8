package dev.patchbay.composer.web;

import dev.patchbay.composer.checks.TokenFilter;
import dev.patchbay.composer.config.Access;
import dev.patchbay.composer.plans.Principal;
import dev.patchbay.composer.platform.LivePlatform;
import dev.patchbay.composer.platform.Platform;
import dev.patchbay.composer.platform.Rendition;
import dev.patchbay.composer.platform.Renditions;
import dev.patchbay.tokens.TokenSettings;
import java.util.function.Function;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The merged document with an ETag, so that who polls gets 304 (RFC 9110, 13.1.2): all of it for whoever sends no
 * token, and for a token what that token may call.
 */
final class Documents {

    private final LivePlatform live;
    private final TokenFilter tokens;
    private final TokenSettings settings;

    Documents(LivePlatform live, TokenFilter tokens, TokenSettings settings) {
        this.settings = settings;
        this.live = live;
        this.tokens = tokens;
    }

    Mono<ServerResponse> json(ServerRequest request) {
        return serve(request, document -> Mono.just(document.json()));
    }

    Mono<ServerResponse> yaml(ServerRequest request) {
        return serve(request, document -> Mono.fromCallable(document::yaml).subscribeOn(Schedulers.boundedElastic()));
    }

    private Mono<ServerResponse> serve(ServerRequest request, Function<Renditions, Mono<Rendition>> which) {
        Platform platform = live.current();
        HttpHeaders headers = request.headers().asHttpHeaders();
        request.exchange().getResponse().getHeaders().add(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION);
        boolean needed = platform.config().document() == Access.TOKEN;
        if (!needed && !headers.containsHeader(HttpHeaders.AUTHORIZATION)) {
            return which.apply(platform.document()).flatMap(rendition -> respond(request, rendition));
        }
        return Mono.defer(() -> tokens.require(headers))
                .flatMap(token -> document(platform, token))
                .flatMap(which)
                .flatMap(rendition -> respond(request, rendition));
    }

    private Mono<Renditions> document(Platform platform, Jwt token) {
        Principal principal = Principal.of(platform.config().plans(), settings, token.getClaims());
        Renditions known = platform.documents().known(principal);
        return known != null
                ? Mono.just(known)
                : Mono.fromCallable(() -> platform.documents().make(principal))
                        .subscribeOn(Schedulers.boundedElastic());
    }

    private static Mono<ServerResponse> respond(ServerRequest request, Rendition rendition) {
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
