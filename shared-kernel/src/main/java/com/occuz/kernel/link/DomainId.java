package com.occuz.kernel.link;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;
import java.util.regex.Pattern;

/** The permanent, opaque name of a domain that links live under; host names may come and go. */
public record DomainId(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1,64}");

    /** The installation's own hosts, loopback included. */
    public static final DomainId DEFAULT = new DomainId("default");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DomainId {
        if (!FORM.matcher(value).matches()) {
            throw new InvalidValue("a domain id is 1 to 64 lower-case letters, digits and hyphens");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
