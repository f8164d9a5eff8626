package com.occuz.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes unguessable values that come out the same again, by HMAC-SHA-256 under a secret of the installation. */
public final class KeyDerivation {

    private final SecretKeySpec key;

    public KeyDerivation(byte[] secret) {
        this.key = new SecretKeySpec(secret, "HmacSHA256");
    }

    /** 64 hexadecimal digits. */
    public String hex(String seed) {
        return HexFormat.of().formatHex(mac(seed));
    }

    /** A key in the form of {@link ApiKeys}. */
    public String apiKey(String seed) {
        return "occuz_" + Base64.getUrlEncoder().withoutPadding().encodeToString(mac(seed));
    }

    private byte[] mac(String seed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(seed.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
