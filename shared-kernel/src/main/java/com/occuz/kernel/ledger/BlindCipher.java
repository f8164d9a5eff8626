package com.occuz.kernel.ledger;

import java.util.Optional;

/** Has no key at all: what is locked reads as erased. For whoever needs nothing that somebody wrote. */
public final class BlindCipher implements SubjectCipher {

    @Override
    public byte[] seal(KeySubject subject, byte[] plain) {
        throw new IllegalStateException("nothing is recorded without keys");
    }

    @Override
    public Optional<byte[]> open(KeySubject subject, byte[] sealed) {
        return Optional.empty();
    }
}
