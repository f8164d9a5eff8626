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

    /**
     * Gives somebody who is about to be recorded the password that they begin with. Sessions are left alone, here and
     * below.
     */
    public void begin(UserId user, String password, Instant at) {
        set(user, password, 0, at);
    }

    /**
     * The password that was there before is none any more.
     *
     * @param position of the event that tells of it
     * @return {@code false} where a later event tells of another one; that one stays
     */
    boolean set(UserId user, String password, long position, Instant at) {
        return credentials.put(user, Objects.requireNonNull(bcrypt.encode(password)), position, at);
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
