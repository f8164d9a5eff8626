package com.occuz.kernel.ledger;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** AES-256-GCM with a 96-bit nonce in front: {@code nonce ‖ ciphertext ‖ 128-bit tag}. */
public final class AesGcm {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private AesGcm() {}

    /** @param associated bound to the ciphertext, so that it opens nowhere else; not stored */
    public static byte[] seal(SecretKey key, Supplier<byte[]> nonces, byte[] plain, byte[] associated) {
        byte[] nonce = nonces.get();
        if (nonce.length != NONCE_BYTES) {
            throw new IllegalArgumentException("a nonce is " + NONCE_BYTES + " bytes");
        }
        byte[] locked = run(Cipher.ENCRYPT_MODE, key, nonce, ByteBuffer.wrap(plain), associated);
        return ByteBuffer.allocate(NONCE_BYTES + locked.length).put(nonce).put(locked).array();
    }

    /** @throws IllegalStateException if the bytes were changed, or the key or the associated data is another */
    public static byte[] open(SecretKey key, byte[] sealed, byte[] associated) {
        ByteBuffer input = ByteBuffer.wrap(sealed);
        byte[] nonce = new byte[NONCE_BYTES];
        if (sealed.length < NONCE_BYTES + TAG_BITS / 8) {
            throw new IllegalStateException("a sealed value is too short");
        }
        input.get(nonce);
        return run(Cipher.DECRYPT_MODE, key, nonce, input, associated);
    }

    private static byte[] run(int mode, SecretKey key, byte[] nonce, ByteBuffer input, byte[] associated) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(associated);
            byte[] output = new byte[cipher.getOutputSize(input.remaining())];
            cipher.doFinal(input, ByteBuffer.wrap(output));
            return output;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a sealed value could not be processed", e);
        }
    }
}
