package dev.patchbay.composer.platform;

import dev.patchbay.openapi.merge.MergedApi;

/** A document in each media type. */
public record Renditions(Rendition json, Rendition yaml) {

    static Renditions of(MergedApi api) {
        return new Renditions(
                Rendition.of("application/json", api.json()), Rendition.of("application/yaml", api.yaml()));
    }
}
