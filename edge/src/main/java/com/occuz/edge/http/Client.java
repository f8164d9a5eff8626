package com.occuz.edge.http;

import com.occuz.kernel.click.Visitor;
import com.occuz.kernel.click.VisitorHasher.VisitorHashes;
import com.occuz.kernel.click.VisitorHasher;
import com.occuz.kernel.network.Countries;
import com.occuz.kernel.network.TrustedProxies;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whoever is at the other end of one connection, a proxy perhaps that speaks for many. For use on its event loop. */
final class Client {

    private static final long SECONDS_A_DAY = Duration.ofDays(1).toSeconds();

    private static final CharSequence PRIVACY_CONTROL = HttpHeaders.createOptimized("sec-gpc");
    private static final CharSequence DO_NOT_TRACK = HttpHeaders.createOptimized("dnt");
    private static final String YES = "1";

    private final String address;
    private final TrustedProxies proxies;
    private final boolean isProxy;
    private long lastRequestNanos;
    private @Nullable VisitorHashes hashes;
    private long hashedOn;
    private @Nullable String hashedAt;
    private @Nullable String hashedFor;
    private @Nullable String country;
    private @Nullable String locatedAt;

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

    /** Who asks, as far as proxies of ours tell. */
    String from(MultiMap headers) {
        return isProxy ? proxies.client(address, headers.getAll(TrustedProxies.FOR)) : address;
    }

    /** Whether it comes from this machine: a proxy perhaps that nobody has declared, and behind it everybody. */
    boolean isLocal(String from) {
        return from.equals(address) && (address.startsWith("127.") || address.equals("::1") || address.equals("0:0:0:0:0:0:0:1"));
    }

    private static boolean wantsNotToBeTracked(MultiMap headers) {
        return YES.equals(headers.get(PRIVACY_CONTROL)) || YES.equals(headers.get(DO_NOT_TRACK));
    }

    /**
     * The visitor's hashes, {@code null} where there are no keys or the visitor wants none (Global Privacy Control, Do Not
     * Track). A connection that is kept alive brings the same visitor
     * again and again, unless it is a proxy's; the keys change with the UTC day and month only.
     */
    @Nullable VisitorHashes hashes(
            VisitorHasher hasher, Instant now, MultiMap headers, @Nullable String userAgent) {
        if (wantsNotToBeTracked(headers)) {
            return null;
        }
        String from = from(headers);
        long day = Math.floorDiv(now.getEpochSecond(), SECONDS_A_DAY);
        if (hashes == null || day != hashedOn || !from.equals(hashedAt) || !Objects.equals(userAgent, hashedFor)) {
            hashes = hasher.hash(now, Visitor.of(from, userAgent)).orElse(null);
            hashedOn = day;
            hashedAt = from;
            hashedFor = userAgent;
        }
        return hashes;
    }

    /** In which country the visitor's address is, {@code null} where that is not known; found out once for an address. */
    @Nullable String country(Countries countries, MultiMap headers) {
        String from = from(headers);
        if (!from.equals(locatedAt)) {
            country = isLocal(from) ? null : countries.of(from);
            locatedAt = from;
        }
        return country;
    }
}
