package com.occuz.kernel.account;

import com.occuz.kernel.text.OneLine;

/** What an API key is for, in its owner's words: one line of 1 to 200 characters. */
public record ApiKeyLabel(String value) {

    private static final int LONGEST = 200;

    public ApiKeyLabel {
        OneLine.require("a label", value, LONGEST);
    }

    @Override
    public String toString() {
        return value;
    }
}
