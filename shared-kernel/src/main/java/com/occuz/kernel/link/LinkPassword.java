package com.occuz.kernel.link;

import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.text.WellFormed;
import java.nio.charset.StandardCharsets;

/**
 * What a visitor has to know to be led on: 6 characters at least, and at most {@value #MOST_BYTES} bytes of UTF-8, as a hash
 * takes in no more. It is never stored, only its {@link PasswordHash}.
 */
public record LinkPassword(String value) {

    public static final int SHORTEST = 6;
    public static final int MOST_BYTES = 72;

    public LinkPassword {
        if (!WellFormed.is(value) || value.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValue("a password is well-formed text without control characters");
        }
        if (value.codePointCount(0, value.length()) < SHORTEST) {
            throw new InvalidValue("a password has at least " + SHORTEST + " characters");
        }
        if (value.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new InvalidValue("a password has at most " + MOST_BYTES + " bytes");
        }
    }

    /** Never in a log. */
    @Override
    public String toString() {
        return "[a password]";
    }
}
