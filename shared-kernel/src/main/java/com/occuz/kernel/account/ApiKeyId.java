package com.occuz.kernel.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;
import java.util.regex.Pattern;

/** The public name of an API key: it identifies the key in lists and in the ledger and opens nothing. */
public record ApiKeyId(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ApiKeyId {
        if (!FORM.matcher(value).matches()) {
            throw new InvalidValue("an API key id is 1 to 64 letters, digits, hyphens and underscores");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
