package com.occuz.edge.http;

import com.occuz.kernel.click.Visitor;
import com.occuz.kernel.click.VisitorHasher;
import com.occuz.kernel.click.VisitorHasher.VisitorHashes;
import com.occuz.kernel.network.TrustedProxies;
import io.vertx.core.MultiMap;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whoever is at the other end of one connection, a proxy perhaps that speaks for many. For use on its event loop. */
final class Client {

    private static final long SECONDS_A_DAY = Duration.ofDays(1).toSeconds();

    private final String address;
    private final TrustedProxies proxies;
    private final boolean isProxy;
    private long lastRequestNanos;
    private @Nullable VisitorHashes hashes;
    private long hashedOn;
    private @Nullable String hashedAt;
    private @Nullable String hashedFor;

    Client(String address, TrustedProxies proxies, long nowNanos) {
        this.address = address;
        this.proxies = proxies;
        this.isProxy = proxies.trusts(address);
        this.lastRequestNanos = nowNanos;
    }

    void asksAt(long nowNanos) {
        lastRequestNanos = nowNanos;
    }

    boolean hasBeenSilentFor(long nanos, long nowNanos) {
        return nowNanos - lastRequestNanos >= nanos;
    }

    /** The host that a proxy was asked for, if it is one of ours and says so; the first one is the client's word. */
    @Nullable String forwardedHost(MultiMap headers) {
        String hosts = isProxy ? headers.get(TrustedProxies.HOST) : null;
        return hosts == null ? null : hosts.split(",", 2)[0].strip();
    }

    /**
     * The visitor's hashes, {@code null} where there are no keys. A connection that is kept alive brings the same visitor
     * again and again, unless it is a proxy's; the keys change with the UTC day and month only.
     */
    @Nullable VisitorHashes hashes(
            VisitorHasher hasher, Instant now, MultiMap headers, @Nullable String userAgent) {
        String from = isProxy ? proxies.client(address, headers.getAll(TrustedProxies.FOR)) : address;
        long day = Math.floorDiv(now.getEpochSecond(), SECONDS_A_DAY);
        if (hashes == null || day != hashedOn || !from.equals(hashedAt) || !Objects.equals(userAgent, hashedFor)) {
            hashes = hasher.hash(now, Visitor.of(from, userAgent)).orElse(null);
            hashedOn = day;
            hashedAt = from;
            hashedFor = userAgent;
        }
        return hashes;
    }
}
