package com.occuz.kernel.text;

import com.occuz.kernel.refusal.InvalidValue;

/** Text that people give things for names: it can be stored, and stands on one line. */
public final class OneLine {

    private OneLine() {}

    /**
     * @param what begins the sentence of the refusal
     * @throws InvalidValue if the text is blank, longer than {@code longest} or no well-formed text, or has control characters
     */
    public static void require(String what, String text, int longest) {
        if (text.isBlank() || text.length() > longest) {
            throw new InvalidValue(what + " is 1 to " + longest + " characters");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValue(what + " has no control characters");
        }
        if (!WellFormed.is(text)) {
            throw new InvalidValue(what + " is well-formed Unicode text");
        }
    }
}
