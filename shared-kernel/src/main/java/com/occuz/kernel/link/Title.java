package com.occuz.kernel.link;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.text.OneLine;

/** What the owner calls a link: 1 to 4,096 characters without control characters. */
public record Title(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Title {
        OneLine.require("a title", value, 4096);
    }

    @Override
    public String toString() {
        return value;
    }
}
