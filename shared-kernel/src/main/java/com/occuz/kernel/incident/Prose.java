package com.occuz.kernel.incident;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.text.WellFormed;

/**
 * What somebody writes about an incident – a description, a message, a cause, evidence, a reason: 1 to 20,000
 * characters, in as many lines as it takes.
 */
public record Prose(@JsonValue String value) {

    public static final int MAX_LENGTH = 20_000;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Prose {
        if (value.isBlank() || value.length() > MAX_LENGTH) {
            throw new InvalidValue("a text is 1 to " + MAX_LENGTH + " characters");
        }
        if (value.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')) {
            throw new InvalidValue("a text has no control characters other than line breaks and tabs");
        }
        if (!WellFormed.is(value)) {
            throw new InvalidValue("a text is well-formed Unicode text");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
