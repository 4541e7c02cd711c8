package dev.patchbay.openapi.merge.document;

/**
 * Limits of what a reader accepts, so that hostile input costs bounded time and memory.
 *
 * @param bytes of one document
 * @param depth of nesting
 * @param aliasedNodes that YAML aliases may stand for in one document, all together
 */
public record ReadLimits(int bytes, int depth, int aliasedNodes) {

    /** 64 MiB, 500 levels, a million aliased values: more than any real document needs. */
    public static final ReadLimits DEFAULT = new ReadLimits(64 * 1024 * 1024, 500, 1_000_000);
}
