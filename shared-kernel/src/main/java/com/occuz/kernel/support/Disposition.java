package com.occuz.kernel.support;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What § 4 lets us make of an off-channel contact, at our discretion. */
public enum Disposition {
    /** (a) to the next support window. */
    DEFERRED,
    /** (b) to be sent again through the official channel. */
    RESUBMISSION_REQUIRED,
    /** (c) a violation of the communication policy; repeated ones can lead to a suspension. */
    VIOLATION;

    /** The name on the wire, in lower case with hyphens. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @JsonCreator
    public static Disposition of(String wireName) {
        for (Disposition one : values()) {
            if (one.wireName().equals(wireName)) {
                return one;
            }
        }
        throw new InvalidValue("a disposition is one of "
                + Arrays.stream(values()).map(Disposition::wireName).collect(Collectors.joining(", ")));
    }
}
