package com.occuz.store.keys;

import com.occuz.kernel.ledger.KeySubject;

/** Something was to be locked under a key that was destroyed: nothing is ever recorded of an erased subject again. */
public final class KeyDestroyed extends IllegalStateException {

    KeyDestroyed(KeySubject subject) {
        super("the key of " + subject + " was destroyed");
    }
}
