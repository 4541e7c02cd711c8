package dev.patchbay.encryption;

/**
 * A tenant's keys as the database stores them.
 *
 * @param data the keyset that encrypts, wrapped by the master key
 * @param index the keyset that makes index values, wrapped likewise
 */
@SuppressWarnings("ArrayRecordComponent") // carried from a row to Tink and back, never compared
public record WrappedKeys(byte[] data, byte[] index) {}
