package dev.patchbay.composer.config;

/** The access to the exposed operations of a service. */
public enum Access {
    /** A caller with a valid token of the issuer. The default. */
    TOKEN,
    /** Anybody. A token that is sent is not looked at, and is relayed to the service all the same. */
    PUBLIC
}
