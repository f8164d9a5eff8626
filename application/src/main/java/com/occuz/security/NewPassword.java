package com.occuz.security;

import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.text.WellFormed;
import java.nio.charset.StandardCharsets;

/** A password that somebody has chosen: 12 characters at least, and as long as a hash takes it all in. */
public record NewPassword(String value) {

    static final int SHORTEST = 12;

    /** What bcrypt looks at; what comes behind it would be as good as not there. */
    static final int MOST_BYTES = 72;

    public NewPassword {
        if (!WellFormed.is(value) || value.codePointCount(0, value.length()) < SHORTEST) {
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
