package com.occuz.security;

import com.occuz.kernel.account.UserId;
import java.time.Instant;
import java.util.Objects;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Sets passwords and compares with them; hashing is slow on purpose. Thread-safe. */
public final class Passwords {

    /** Takes as long to compare as any other, and belongs to no password that anybody knows. */
    private static final String NOBODYS_HASH = "$2a$10$" + "O".repeat(53);

    private static final int LONGEST = 200;

    private final CredentialTable credentials;
    private final BCryptPasswordEncoder bcrypt = new BCryptPasswordEncoder();

    public Passwords(CredentialTable credentials) {
        this.credentials = credentials;
    }

    /** The password that was there before is none any more; sessions are left alone. */
    public void set(UserId user, String password, Instant at) {
        credentials.put(user, Objects.requireNonNull(bcrypt.encode(password)), at);
    }

    boolean isOf(UserId user, String password) {
        return isOne(password) && bcrypt.matches(password, credentials.hash(user).orElse(NOBODYS_HASH));
    }

    /** Takes as long as a comparison with somebody's password, and is never one. */
    void compareWithNobodys(String password) {
        if (isOne(password)) {
            bcrypt.matches(password, NOBODYS_HASH);
        }
    }

    private static boolean isOne(String password) {
        return !password.isEmpty() && password.length() <= LONGEST;
    }
}
