package com.occuz.kernel.testing;

import com.occuz.kernel.ledger.AesGcm;
import com.occuz.kernel.ledger.KeySubject;
import com.occuz.kernel.ledger.SubjectCipher;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.spec.SecretKeySpec;

/**
 * A cipher that always gives the same text for the same value, so that stored forms can be compared. Its key and its
 * nonce are fixed: it protects nothing.
 */
public final class KeyRing implements SubjectCipher {

    private final Set<KeySubject> destroyed = ConcurrentHashMap.newKeySet();
    private final SecretKeySpec key = new SecretKeySpec(filled(32, 7), "AES");

    /** From now on no value of the subject opens any more. */
    public void destroy(KeySubject subject) {
        destroyed.add(subject);
    }

    @Override
    public byte[] seal(KeySubject subject, byte[] plain) {
        return AesGcm.seal(key, () -> filled(12, 1), plain, associated(subject));
    }

    @Override
    public Optional<byte[]> open(KeySubject subject, byte[] sealed) {
        return destroyed.contains(subject)
                ? Optional.empty()
                : Optional.of(AesGcm.open(key, sealed, associated(subject)));
    }

    private static byte[] associated(KeySubject subject) {
        return subject.value().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
