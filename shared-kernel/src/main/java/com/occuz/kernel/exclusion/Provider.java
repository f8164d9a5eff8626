package com.occuz.kernel.exclusion;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.text.WellFormed;

/**
 * The third party that failed, e.g. {@code Amazon Web Services}: one line of 1 to 200 characters. It names a company and
 * is told to those whose figures it explains, so it stays readable when evidence is erased.
 */
public record Provider(@JsonValue String value) {

    public static final int MAX_LENGTH = 200;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Provider {
        if (value.isBlank() || value.length() > MAX_LENGTH) {
            throw new InvalidValue("a provider's name is 1 to " + MAX_LENGTH + " characters");
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValue("a provider's name has no control characters");
        }
        if (!WellFormed.is(value)) {
            throw new InvalidValue("a provider's name is well-formed Unicode text");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
