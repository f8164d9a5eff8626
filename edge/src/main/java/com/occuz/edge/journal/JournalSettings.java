package com.occuz.edge.journal;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How a journal is kept.
 *
 * @param directory its own, used by one process at a time
 * @param maxBytes what all segments together may occupy; beyond it drained segments go first, then clicks are lost
 * @param segmentBytes size from which a new segment is begun
 * @param retention how long a drained segment is kept, so that it can be offered again after a restore
 */
public record JournalSettings(
        Path directory, Durability durability, long maxBytes, long segmentBytes, Duration retention) {

    public static final long DEFAULT_MAX_BYTES = 4L << 30;

    private static final long DEFAULT_SEGMENT_BYTES = 64L << 20;
    private static final Duration DEFAULT_RETENTION = Duration.ofHours(48);

    public static JournalSettings of(Path directory, Durability durability, long maxBytes) {
        return new JournalSettings(directory, durability, maxBytes, DEFAULT_SEGMENT_BYTES, DEFAULT_RETENTION);
    }
}
