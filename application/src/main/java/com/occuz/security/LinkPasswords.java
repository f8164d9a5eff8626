package com.occuz.security;

import com.occuz.kernel.link.LinkPassword;
import com.occuz.kernel.link.PasswordCheck;
import com.occuz.kernel.link.PasswordHash;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Hashes passwords of links and compares with them, as {@link Passwords} does with those of people. Thread-safe. */
public final class LinkPasswords implements PasswordCheck {

    private final BCryptPasswordEncoder bcrypt = new BCryptPasswordEncoder();

    public PasswordHash hash(LinkPassword password) {
        return new PasswordHash(Objects.requireNonNull(bcrypt.encode(password.value())));
    }

    /** What cannot be a password is none, however the hash would cut it. */
    @Override
    public boolean matches(String written, PasswordHash hash) {
        return !written.isEmpty()
                && written.getBytes(StandardCharsets.UTF_8).length <= LinkPassword.MOST_BYTES
                && bcrypt.matches(written, hash.value());
    }
}
