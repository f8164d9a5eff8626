package com.occuz.kernel.ledger;

import java.util.Optional;

/** Locks and unlocks erasable values under the key of their subject. */
public interface SubjectCipher {

    /** Encrypts; makes the subject's key if there is none yet. */
    byte[] seal(KeySubject subject, byte[] plain);

    /** Decrypts; empty once the subject's key was destroyed. */
    Optional<byte[]> open(KeySubject subject, byte[] sealed);
}
