package com.occuz.kernel.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;
import java.util.regex.Pattern;

/** The permanent, opaque name of a person who may sign in; it tells nothing about them. */
public record UserId(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public UserId {
        if (!FORM.matcher(value).matches()) {
            throw new InvalidValue("a user id is 1 to 64 letters, digits, hyphens and underscores");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
