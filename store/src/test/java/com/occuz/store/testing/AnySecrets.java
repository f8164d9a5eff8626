package com.occuz.store.testing;

import com.occuz.store.postgres.StoreSecrets;

/** Secrets that a number stands for. A key that they wrap is that number and nothing else. */
public record AnySecrets(int number) implements StoreSecrets {

    @Override
    public String mark() {
        return "mark " + number;
    }

    @Override
    public boolean open(byte[] wrapped, String subject) {
        return wrapped.length == 1 && wrapped[0] == number;
    }
}
