package com.occuz.edge.snapshot;

/** A snapshot that must not be used; the message is half a sentence that says why. */
public final class SnapshotUnusable extends Exception {

    SnapshotUnusable(String why) {
        super(why);
    }

    public SnapshotUnusable(String why, Throwable cause) {
        super(why, cause);
    }

    /** Half a sentence. */
    public String why() {
        return String.valueOf(getMessage());
    }
}
