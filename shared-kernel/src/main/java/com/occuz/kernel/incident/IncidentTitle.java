package com.occuz.kernel.incident;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.text.OneLine;

/** What an incident is called: one line of 1 to 1,000 characters. */
public record IncidentTitle(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public IncidentTitle {
        OneLine.require("a title", value, 1000);
    }

    @Override
    public String toString() {
        return value;
    }
}
