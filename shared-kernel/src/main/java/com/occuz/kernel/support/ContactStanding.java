package com.occuz.kernel.support;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a contact counts for (§ 4, reading 23). */
public enum ContactStanding {
    /** By an official channel: the clocks of what it reports count from the contact. */
    OFFICIAL,
    /** Permitted; the clocks of what it reports count from when it is filed in the support section. */
    WHEN_FILED,
    /** By e-mail while the support section was there: to be sent again through it, and no violation. */
    RESUBMISSION_ASKED,
    /** Elsewhere, by somebody with an active add-on: logged, no clock, no violation. */
    LOGGED_ONLY,
    /** Elsewhere and without one: one of the three dispositions of § 4 follows. */
    OFF_CHANNEL;

    /** The name on the wire, in lower case with hyphens. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @JsonCreator
    public static ContactStanding of(String wireName) {
        for (ContactStanding one : values()) {
            if (one.wireName().equals(wireName)) {
                return one;
            }
        }
        throw new InvalidValue("a standing is one of "
                + Arrays.stream(values()).map(ContactStanding::wireName).collect(Collectors.joining(", ")));
    }
}
