package dev.patchbay.composer.config;

/** Who may call what a service exposes. */
public enum Access {
    /** A caller with a valid token of the issuer. The default. */
    TOKEN,
    /** Anybody. A token that is sent is not looked at, and is relayed to the service all the same. */
    PUBLIC
}
