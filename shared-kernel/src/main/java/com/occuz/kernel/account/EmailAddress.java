package com.occuz.kernel.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.text.WellFormed;
import java.util.regex.Pattern;

/** An e-mail address, at most 254 characters; whether anyone reads it only a message can tell. */
public record EmailAddress(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[^\\s@\\p{Cc}]{1,64}@[^\\s@\\p{Cc}]{1,189}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EmailAddress {
        if (!FORM.matcher(value).matches() || !WellFormed.is(value)) {
            throw new InvalidValue("an e-mail address looks like name@host, without spaces, at most 254 characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
