package com.occuz.edge.snapshot;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The chunks of one file, each locked by AES-256-GCM under a key of this file alone: its number is in the nonce, so that
 * none can be left out, put elsewhere or taken from another file; the last one says that it is.
 */
final class Sealing {

    static final int SALT_BYTES = 32;
    static final int TAG_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final String PURPOSE = "edge snapshot";

    private final SecretKey key;
    private final byte[] preamble;
    private final Cipher cipher;
    private long next;

    /**
     * @param salt random, a new one for each file
     * @param preamble what stands in front of the chunks, unlocked; a change of it opens none of them
     */
    Sealing(byte[] nodeKey, byte[] salt, byte[] preamble) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(nodeKey, "HmacSHA256"));
            mac.update(PURPOSE.getBytes(StandardCharsets.US_ASCII));
            this.key = new SecretKeySpec(mac.doFinal(salt), "AES");
            this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256 and AES-GCM", e);
        }
        this.preamble = preamble.clone();
    }

    /** @return how many bytes were written to {@code out}: as many as were given, and the tag */
    int seal(byte[] plain, int length, boolean last, byte[] out) throws GeneralSecurityException {
        return run(Cipher.ENCRYPT_MODE, plain, length, last, out);
    }

    /** @throws GeneralSecurityException if it is not the next chunk of this file */
    int open(byte[] sealed, int length, boolean last, byte[] out) throws GeneralSecurityException {
        return run(Cipher.DECRYPT_MODE, sealed, length, last, out);
    }

    private int run(int mode, byte[] in, int length, boolean last, byte[] out) throws GeneralSecurityException {
        byte[] nonce = ByteBuffer.allocate(NONCE_BYTES).putInt(last ? 1 : 0).putLong(next++).array();
        cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
        cipher.updateAAD(preamble);
        return cipher.doFinal(in, 0, length, out, 0);
    }
}
