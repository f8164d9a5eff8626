package com.occuz.store.keys;

import com.occuz.kernel.ledger.AesGcm;
import com.occuz.store.secret.SecretsProvider;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Wraps the keys that lie in the database, so that a copy of the database alone opens nothing. It is never destroyed:
 * what is erased is erased because its own key is gone.
 */
public final class MasterKey {

    private static final int BYTES = 32;
    private static final int NONCE_BYTES = 12;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    public MasterKey(SecretsProvider secrets) {
        this.key = new SecretKeySpec(secrets.secret("master-key", BYTES), "AES");
    }

    byte[] newKey() {
        return random(BYTES);
    }

    byte[] nonce() {
        return random(NONCE_BYTES);
    }

    /** @param purpose what the key is for: it can be unwrapped for nothing else */
    byte[] wrap(byte[] plain, String purpose) {
        return AesGcm.seal(key, this::nonce, plain, purpose.getBytes(StandardCharsets.UTF_8));
    }

    byte[] unwrap(byte[] wrapped, String purpose) {
        return AesGcm.open(key, wrapped, purpose.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] random(int bytes) {
        byte[] result = new byte[bytes];
        random.nextBytes(result);
        return result;
    }
}
