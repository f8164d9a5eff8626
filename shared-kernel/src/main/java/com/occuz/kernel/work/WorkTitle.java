package com.occuz.kernel.work;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.text.WellFormed;

/** What planned work is called: one line of 1 to 200 characters. */
public record WorkTitle(@JsonValue String value) {

    private static final int MAX_LENGTH = 200;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public WorkTitle {
        boolean oneLine = value.chars().noneMatch(Character::isISOControl);
        if (value.isBlank() || value.length() > MAX_LENGTH || !oneLine || !WellFormed.is(value)) {
            throw new InvalidValue("a title is one line of 1 to " + MAX_LENGTH + " characters of well-formed text");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
