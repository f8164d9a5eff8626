package com.occuz.kernel.policy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Data that figures are computed with. Two policies are the same exactly if their canonical text is, and the hash stands
 * for that text.
 */
public interface Policy {

    /** 1 or more; grows with each publication. */
    int version();

    /** The whole policy as JSON: properties and keys in a fixed order, no white space. */
    default String canonicalJson() {
        return CanonicalJson.MAPPER.writeValueAsString(this);
    }

    /** {@code sha256:} and the hexadecimal digest of {@link #canonicalJson()} in UTF-8. */
    default String hash() {
        try {
            byte[] text = canonicalJson().getBytes(StandardCharsets.UTF_8);
            return "sha256:" + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    default PolicyRef ref() {
        return new PolicyRef(version(), hash());
    }
}
