package com.occuz.kernel.refusal;

/** Thrown by a value at its birth: {@code sentence} says what is wrong with it, for the person who typed it. */
public final class InvalidValue extends IllegalArgumentException {

    public InvalidValue(String sentence) {
        super(sentence);
    }

    /** The reason, never {@code null}. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
