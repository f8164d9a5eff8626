package com.occuz.kernel.link;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;
import java.util.regex.Pattern;

/** The bcrypt hash of a link's password, its salt and its cost included. */
public record PasswordHash(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PasswordHash {
        if (!FORM.matcher(value).matches()) {
            throw new InvalidValue("this is no hash of a password");
        }
    }

    /** Never in a log. */
    @Override
    public String toString() {
        return "[a hash]";
    }
}
