package com.occuz.kernel.support;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A way in which customers turn to us (§ 4, § 16). */
public enum ContactChannel {
    /** The support section of the customer's account, by the console or by the API. */
    PORTAL,
    /** To the support address. */
    EMAIL,
    /** To the account manager that an enterprise add-on comes with. */
    ACCOUNT_MANAGER,
    /** To anybody else of ours, by whatever way. */
    DIRECT;

    /** The name on the wire, e.g. {@code account-manager}. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @JsonCreator
    public static ContactChannel of(String wireName) {
        for (ContactChannel channel : values()) {
            if (channel.wireName().equals(wireName)) {
                return channel;
            }
        }
        throw new InvalidValue("a channel is one of "
                + Arrays.stream(values()).map(ContactChannel::wireName).collect(Collectors.joining(", ")));
    }
}
