package com.occuz.kernel.link;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.text.WellFormed;

/** What the owner calls a link: 1 to 4,096 characters without control characters. */
public record Title(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Title {
        if (value.isBlank() || value.length() > 4096) {
            throw new InvalidValue("a title is 1 to 4096 characters");
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
