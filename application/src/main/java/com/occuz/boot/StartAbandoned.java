package com.occuz.boot;

/** The node was told to end before it had started; whatever it had opened is closed. */
public final class StartAbandoned extends RuntimeException {

    StartAbandoned(String what) {
        super(what, null, false, false);
    }
}
