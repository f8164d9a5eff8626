package com.occuz.kernel.account;

import com.occuz.kernel.text.OneLine;

/** Why an account's access is suspended or given back: one line of 1 to 1,000 characters, which the customer reads. */
public record SuspensionReason(String value) {

    private static final int LONGEST = 1000;

    public SuspensionReason {
        OneLine.require("a reason", value, LONGEST);
    }

    @Override
    public String toString() {
        return value;
    }
}
