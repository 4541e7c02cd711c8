package dev.patchbay.composer.specs;

/** The result of fetching a spec. */
sealed interface SpecAnswer {

    record Fresh(Spec spec) implements SpecAnswer {}

    /** The version that was there before is still the one. */
    record Unchanged() implements SpecAnswer {}

    /** No document came, for this reason: half a sentence, for operators. */
    record Failed(String reason) implements SpecAnswer {}
}
