package dev.patchbay.composer.specs;

/** The result of fetching a spec. */
sealed interface SpecResponse {

    record Fresh(Spec spec) implements SpecResponse {}

    /** The version that was there before is still the one. */
    record Unchanged() implements SpecResponse {}

    /** No document came, for this reason: half a sentence, for operators. */
    record Failed(String reason) implements SpecResponse {}
}
