package com.occuz.importing;

import java.io.PrintStream;
import java.util.Locale;

/** Tells how far the import is: rewritten in place on a terminal, a line now and then elsewhere. Safe for threads. */
final class Progress {

    private static final long SECOND = 1_000_000_000L;

    private final PrintStream err;
    private final boolean terminal;
    private final long size;
    private final String things;
    private final long begun = System.nanoTime();
    private long shownAt = begun;
    private long noticedAt = begun - 2 * SECOND;
    private int shownLength;

    /**
     * @param size of the file, in bytes
     * @param things what is counted, e.g. {@code clicks}
     */
    Progress(PrintStream err, boolean terminal, long size, String things) {
        this.err = err;
        this.terminal = terminal;
        this.size = size;
        this.things = things;
    }

    /**
     * @param position bytes read
     * @param count of things that are done
     */
    synchronized void at(long position, long count) {
        long now = System.nanoTime();
        if (now - shownAt < (terminal ? SECOND / 2 : 5 * SECOND)) {
            return;
        }
        shownAt = now;
        double seconds = (double) (now - begun) / SECOND;
        long percent = size == 0 ? 100 : Math.min(100, 100 * position / size);
        String line = String.format(
                Locale.ROOT, "%3d %%  %,d %s  %,.0f/s", percent, count, things, count / Math.max(seconds, 0.001));
        if (terminal) {
            clear();
            err.print(line);
            err.flush();
            shownLength = line.length();
        } else {
            err.println(line);
        }
    }

    /** A line that stays, unless another such line stands just above it. */
    synchronized void notice(String text) {
        long now = System.nanoTime();
        if (now - noticedAt >= 2 * SECOND) {
            noticedAt = now;
            line(text);
        }
    }

    /** A line that stays. */
    synchronized void line(String text) {
        clear();
        err.println(text);
    }

    /** Takes the unfinished line away. */
    synchronized void clear() {
        if (shownLength > 0) {
            err.print("\r" + " ".repeat(shownLength) + "\r");
            shownLength = 0;
        }
    }
}
