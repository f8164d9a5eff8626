package com.occuz.edge.journal;

import java.nio.file.Path;
import java.util.Locale;

/** One file of a stream: a header, then frames. Written by one thread, read by another. */
final class Segment {

    static final String SUFFIX = ".clicks";

    /** How far it can be read: bytes of the file, and the offset behind the last click in them. */
    record Extent(long bytes, long nextOffset) {}

    private final Path file;
    private final long firstOffset;

    /** Bytes behind it are being written, or were given up; nobody may look at them. */
    private volatile Extent extent;

    Segment(Path file, long firstOffset, Extent extent) {
        this.file = file;
        this.firstOffset = firstOffset;
        this.extent = extent;
    }

    static Path fileIn(Path directory, long firstOffset) {
        return directory.resolve(String.format(Locale.ROOT, "%020d", firstOffset) + SUFFIX);
    }

    Path file() {
        return file;
    }

    long firstOffset() {
        return firstOffset;
    }

    Extent extent() {
        return extent;
    }

    void extend(Extent further) {
        extent = further;
    }
}
