package com.occuz.edge.journal;

import com.occuz.kernel.click.StreamId;
import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * The clicks of one run of a node, numbered from 0. A run never goes on with the stream of another: so a stream and an
 * offset name the same click in every copy of the directory, and whoever sends it, it counts once.
 */
public final class JournalStream {

    private final StreamId id;
    private final Path directory;
    private final ConcurrentNavigableMap<Long, Segment> segments = new ConcurrentSkipListMap<>();
    private final boolean inherited;
    private volatile boolean sealed;
    private volatile boolean abandoned;
    private volatile long drained;
    private volatile @Nullable String damage;

    JournalStream(StreamId id, Path directory, boolean inherited) {
        this.id = id;
        this.directory = directory;
        this.inherited = inherited;
    }

    public StreamId id() {
        return id;
    }

    /** The offset of the oldest click still here. */
    public long first() {
        return segments.isEmpty() ? 0 : segments.firstEntry().getValue().firstOffset();
    }

    /** The offset behind the last click that can be read. */
    public long end() {
        return segments.isEmpty() ? 0 : segments.lastEntry().getValue().extent().nextOffset();
    }

    /** Whether an earlier run wrote it. */
    public boolean isInherited() {
        return inherited;
    }

    /** Whether {@link #end} is final. */
    public boolean isSealed() {
        return sealed;
    }

    /** All clicks in front of this offset are in the click store. */
    public long drained() {
        return drained;
    }

    /** Why what follows {@link #end} cannot be read, or {@code null} if nothing is wrong with it. */
    public @Nullable String damage() {
        return damage;
    }

    /** Reads from an offset in {@code [first, end]}; not for use by several threads. */
    public ClickReader readFrom(long offset) {
        return new ClickReader(this, offset);
    }

    Path directory() {
        return directory;
    }

    Collection<Segment> segments() {
        return segments.values();
    }

    @Nullable Segment segmentOf(long offset) {
        var entry = segments.floorEntry(offset);
        return entry == null ? null : entry.getValue();
    }

    void add(Segment segment) {
        segments.put(segment.firstOffset(), segment);
    }

    void remove(Segment segment) {
        segments.remove(segment.firstOffset());
    }

    void seal() {
        sealed = true;
    }

    /** Nothing more is to be written to it, whoever is writing it. */
    void abandon() {
        abandoned = true;
    }

    boolean isAbandoned() {
        return abandoned;
    }

    void damaged(String sentence) {
        damage = sentence;
    }

    void drainedTo(long offset) {
        drained = offset;
    }

    boolean isDrained(Segment segment) {
        return segment.extent().nextOffset() <= drained && (sealed || segment != segments.lastEntry().getValue());
    }
}
