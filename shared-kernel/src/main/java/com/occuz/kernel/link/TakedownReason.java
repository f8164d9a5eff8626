package com.occuz.kernel.link;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.text.OneLine;

/** Why the operators take a link down or put it back: one line of 1 to 1,000 characters, which its owner reads. */
public record TakedownReason(@JsonValue String value) {

    private static final int LONGEST = 1000;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TakedownReason {
        OneLine.require("a reason", value, LONGEST);
    }

    @Override
    public String toString() {
        return value;
    }
}
