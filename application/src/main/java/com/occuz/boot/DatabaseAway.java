package com.occuz.boot;

/** The database cannot be had now; later it may. Whoever can do without it for a while need not refuse to start. */
final class DatabaseAway extends StartRefused {

    DatabaseAway(String line, Throwable cause) {
        super(line, cause);
    }
}
