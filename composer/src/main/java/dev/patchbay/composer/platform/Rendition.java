package dev.patchbay.composer.platform;

import dev.patchbay.composer.specs.Spec;

/**
 * A text of the composer's own in one media type: the merged document above all.
 *
 * @param etag strong (RFC 9110, 8.8.3): the same bytes have the same tag, on every instance
 */
@SuppressWarnings("ArrayRecordComponent") // served as it is, never compared and never changed
public record Rendition(String mediaType, byte[] content, String etag) {

    public static Rendition of(String mediaType, byte[] content) {
        return new Rendition(mediaType, content, "\"" + Spec.hash(content).substring(0, 32) + "\"");
    }
}
