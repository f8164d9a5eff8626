package com.occuz.store.secret;

import java.util.Base64;

/** Keys and passwords by name. A secret is random, made when it is first asked for, and the same ever after. */
public interface SecretsProvider {

    /**
     * @param name lower-case letters, digits and hyphens
     * @param bytes its length
     * @throws SecretUnusable if it cannot be read or made, or exists with another length
     */
    byte[] secret(String name, int bytes);

    /** The same as text that can stand in a URL: base64url without padding. */
    default String text(String name, int bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret(name, bytes));
    }
}
