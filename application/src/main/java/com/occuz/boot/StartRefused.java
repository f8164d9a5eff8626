package com.occuz.boot;

/** The node cannot start; the message is one line that tells the operator why and what to do. Exit code 2. */
public class StartRefused extends RuntimeException {

    public StartRefused(String line) {
        super(line);
    }

    public StartRefused(String line, Throwable cause) {
        super(line, cause);
    }

    /** The line for the operator. */
    public String line() {
        return String.valueOf(getMessage());
    }
}
