package dev.patchbay.domain.encryption;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The encryption of personal data ({@code patchbay.domain.encryption}).
 *
 * @param masterKey the location of the key that opens the tenants' keys: the path of a keyset file, or the URI of a key
 *     in a key management service; there is no default
 */
@ConfigurationProperties("patchbay.domain.encryption")
public record EncryptionProperties(@DefaultValue("") String masterKey) {}
