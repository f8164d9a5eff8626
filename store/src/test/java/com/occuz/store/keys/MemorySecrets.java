package com.occuz.store.keys;

import com.occuz.store.secret.SecretsProvider;
import java.util.Arrays;

/** A master key that every instance with the same number shares. */
record MemorySecrets(int number) implements SecretsProvider {

    @Override
    public byte[] secret(String name, int bytes) {
        byte[] secret = new byte[bytes];
        Arrays.fill(secret, (byte) number);
        return secret;
    }
}
