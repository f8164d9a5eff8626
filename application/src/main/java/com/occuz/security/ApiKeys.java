package com.occuz.security;

import com.occuz.kernel.account.ApiKeyDigest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The form of API keys: {@code occuz_} and 256 random bits in base64url. The prefix lets secret scanners find a leaked
 * key; the entropy is why a plain SHA-256 is enough to store it.
 */
public final class ApiKeys {

    private static final Pattern FORM = Pattern.compile("occuz_[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private ApiKeys() {}

    /** A new key; shown once and never stored. */
    public static String generate() {
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        return "occuz_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    static boolean looksLikeOne(String text) {
        return FORM.matcher(text).matches();
    }

    public static ApiKeyDigest digest(String secret) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return new ApiKeyDigest(
                    HexFormat.of().formatHex(sha256.digest(secret.getBytes(StandardCharsets.UTF_8))));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
