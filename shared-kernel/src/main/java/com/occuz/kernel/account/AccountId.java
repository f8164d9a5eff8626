package com.occuz.kernel.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;
import java.util.regex.Pattern;

/** The permanent name of an account: 1 to 64 of {@code a-z 0-9 -}. {@code platform} is the operating company's own. */
public record AccountId(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?");

    /** The account of support staff, auditors and operators, and of events that are no customer's. */
    public static final AccountId PLATFORM = new AccountId("platform");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AccountId {
        if (!FORM.matcher(value).matches()) {
            throw new InvalidValue("an account id is 1 to 64 lower-case letters, digits and inner hyphens");
        }
    }

    /** The id of the aggregate that holds this account. */
    public String aggregateId() {
        return "account:" + value;
    }

    @Override
    public String toString() {
        return value;
    }
}
