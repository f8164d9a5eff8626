package com.occuz.kernel.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;
import java.util.regex.Pattern;

/** The SHA-256 of an API key in lower-case hexadecimal: all that is ever stored of it. */
public record ApiKeyDigest(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ApiKeyDigest {
        if (!FORM.matcher(value).matches()) {
            throw new InvalidValue("an API key's digest is 64 lower-case hexadecimal digits");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
