package com.occuz.kernel.incident;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.text.WellFormed;

/** What an incident is called: one line of 1 to 1,000 characters. */
public record IncidentTitle(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public IncidentTitle {
        if (value.isBlank() || value.length() > 1000) {
            throw new InvalidValue("a title is 1 to 1000 characters");
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValue("a title has no control characters");
        }
        if (!WellFormed.is(value)) {
            throw new InvalidValue("a title is well-formed Unicode text");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
