package com.occuz.kernel.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;
import java.util.Locale;

/** What a user or an API key is here for. A customer belongs to its own account, the others to the platform's. */
public enum Role {
    CUSTOMER,
    SUPPORT,
    AUDITOR,
    OPERATOR;

    /** The name on the wire, in lower case. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Role of(String wireName) {
        for (Role role : values()) {
            if (role.wireName().equals(wireName)) {
                return role;
            }
        }
        throw new InvalidValue("a role is one of customer, support, auditor, operator");
    }
}
