package com.occuz.kernel.text;

import com.occuz.kernel.refusal.InvalidValue;

/** Text of one line, as names and titles are. */
public final class OneLine {

    private OneLine() {}

    /**
     * @param what is in it, as a sentence begins: {@code a title}
     * @param longest length in UTF-16 units; one at least
     * @throws InvalidValue unless it is well-formed Unicode, not blank, no longer, and without control characters
     */
    public static void require(String what, String value, int longest) {
        if (value.isBlank() || value.length() > longest) {
            throw new InvalidValue(what + " is 1 to " + longest + " characters");
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValue(what + " has no control characters");
        }
        if (!WellFormed.is(value)) {
            throw new InvalidValue(what + " is well-formed Unicode text");
        }
    }
}
