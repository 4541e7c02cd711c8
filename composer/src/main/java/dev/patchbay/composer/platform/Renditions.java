package dev.patchbay.composer.platform;

import dev.patchbay.openapi.merge.MergedApi;
import org.jspecify.annotations.Nullable;

/** A document in each media type. JSON is at hand; YAML takes longer to write than all else, and few ask for it. */
public final class Renditions {

    private final MergedApi api;
    private final Rendition json;
    private @Nullable Rendition yaml;

    private Renditions(MergedApi api, Rendition json) {
        this.api = api;
        this.json = json;
    }

    static Renditions of(MergedApi api) {
        return new Renditions(api, Rendition.of("application/json", api.json()));
    }

    public Rendition json() {
        return json;
    }

    /** Written by whoever asks first, which may take as long as a merge: not on an event loop. */
    public synchronized Rendition yaml() {
        if (yaml == null) {
            yaml = Rendition.of("application/yaml", api.yaml());
        }
        return yaml;
    }
}
