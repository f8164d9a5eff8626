package com.occuz.store.keys;

import com.occuz.kernel.ledger.AesGcm;
import com.occuz.kernel.ledger.KeySubject;
import com.occuz.store.postgres.StoreSecrets;
import com.occuz.store.secret.SecretsProvider;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Wraps the keys that lie in the database, so that a copy of the database alone opens nothing. It is never destroyed:
 * what is erased is erased because its own key is gone.
 */
public final class MasterKey implements StoreSecrets {

    private static final int BYTES = 32;
    private static final int NONCE_BYTES = 12;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    public MasterKey(SecretsProvider secrets) {
        this.key = new SecretKeySpec(secrets.secret("master-key", BYTES), "AES");
    }

    @Override
    public String mark() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal("mark of the store".getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has HMAC-SHA-256", e);
        }
    }

    @Override
    public boolean open(byte[] wrapped, String subject) {
        try {
            unwrap(wrapped, SubjectKeys.purpose(new KeySubject(subject)));
            return true;
        } catch (IllegalStateException notOurs) {
            return false;
        }
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
