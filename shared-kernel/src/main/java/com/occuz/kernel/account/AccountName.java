package com.occuz.kernel.account;

import com.occuz.kernel.text.OneLine;

/** What an account is called: one line of 1 to 200 characters. */
public record AccountName(String value) {

    private static final int LONGEST = 200;

    public AccountName {
        OneLine.require("an account's name", value, LONGEST);
    }

    @Override
    public String toString() {
        return value;
    }
}
