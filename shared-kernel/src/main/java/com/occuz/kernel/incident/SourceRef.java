package com.occuz.kernel.incident;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.text.WellFormed;

/** What another system calls an incident, e.g. {@code status-page:9632825}: 1 to 200 characters without spaces. */
public record SourceRef(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SourceRef {
        boolean bare = value.codePoints()
                .noneMatch(c -> Character.isISOControl(c) || Character.isWhitespace(c) || Character.isSpaceChar(c));
        if (value.isEmpty() || value.length() > 200 || !bare || !WellFormed.is(value)) {
            throw new InvalidValue("a ref is 1 to 200 characters without spaces and control characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
