package com.occuz.kernel.ledger;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.UserId;

/**
 * Whose key an erasable value is locked with: {@code account:<id>} or {@code user:<id>}. Destroying that one key erases
 * every value of the subject, wherever a copy of the ledger lies.
 */
public record KeySubject(String value) {

    public KeySubject {
        if (value.isBlank() || value.length() > 200) {
            throw new IllegalArgumentException("a key subject is 1 to 200 characters");
        }
    }

    public static KeySubject of(AccountId account) {
        return new KeySubject("account:" + account);
    }

    public static KeySubject of(UserId user) {
        return new KeySubject("user:" + user);
    }

    @Override
    public String toString() {
        return value;
    }
}
