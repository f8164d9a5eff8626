package com.occuz.edge.http;

import com.occuz.kernel.click.Visitor;
import com.occuz.kernel.click.VisitorHasher;
import com.occuz.kernel.click.VisitorHasher.VisitorHashes;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whoever is at the other end of one connection. For use on its event loop. */
final class Client {

    private static final long SECONDS_A_DAY = Duration.ofDays(1).toSeconds();

    private final String address;
    private long lastRequestNanos;
    private @Nullable VisitorHashes hashes;
    private long hashedOn;
    private @Nullable String hashedFor;

    Client(String address, long nowNanos) {
        this.address = address;
        this.lastRequestNanos = nowNanos;
    }

    void asksAt(long nowNanos) {
        lastRequestNanos = nowNanos;
    }

    boolean hasBeenSilentFor(long nanos, long nowNanos) {
        return nowNanos - lastRequestNanos >= nanos;
    }

    /**
     * The visitor's hashes, {@code null} where there are no keys. A connection that is kept alive brings the same visitor
     * again and again; the keys change with the UTC day and month only.
     */
    @Nullable VisitorHashes hashes(VisitorHasher hasher, Instant now, @Nullable String userAgent) {
        long day = Math.floorDiv(now.getEpochSecond(), SECONDS_A_DAY);
        if (hashes == null || day != hashedOn || !Objects.equals(userAgent, hashedFor)) {
            hashes = hasher.hash(now, Visitor.of(address, userAgent)).orElse(null);
            hashedOn = day;
            hashedFor = userAgent;
        }
        return hashes;
    }
}
