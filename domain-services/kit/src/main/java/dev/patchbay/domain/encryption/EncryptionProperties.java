package dev.patchbay.domain.encryption;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How personal data is encrypted ({@code patchbay.domain.encryption}).
 *
 * @param masterKey where the key is that opens the tenants' keys: the path of a keyset file, or the URI of a key in a key
 *     management service; there is no default
 */
@ConfigurationProperties("patchbay.domain.encryption")
public record EncryptionProperties(@DefaultValue("") String masterKey) {}
