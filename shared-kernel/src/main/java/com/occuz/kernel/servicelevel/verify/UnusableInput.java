package com.occuz.kernel.servicelevel.verify;

/** What was given is not what can be checked; the message says why. */
final class UnusableInput extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnusableInput(String message) {
        super(message);
    }
}
