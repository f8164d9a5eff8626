package com.occuz.security;

import com.occuz.kernel.account.AccountQuery.ApiKeyView;
import com.occuz.kernel.account.AccountQuery.FindApiKeyByDigest;
import com.occuz.kernel.account.ApiKeyDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Looks API keys up. What was found is believed for one second, so that a revoked key opens nothing two seconds later
 * and the database is not asked for every request.
 */
public final class KeyRing {

    private static final long BELIEVED_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int CAPACITY = 10_000;

    private final Function<FindApiKeyByDigest, Optional<ApiKeyView>> lookup;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final Map<ApiKeyDigest, Found> found = new ConcurrentHashMap<>();

    /**
     * @param clock installation time, which decides about expiry
     * @param nanoTime real time, which decides how long an answer is believed
     */
    public KeyRing(
            Function<FindApiKeyByDigest, Optional<ApiKeyView>> lookup, InstantSource clock, LongSupplier nanoTime) {
        this.lookup = lookup;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    private record Found(ApiKeyView key, long at) {}

    /** Who holds this key; empty if it is unknown, revoked or expired. */
    public Optional<Caller> caller(String secret) {
        if (!ApiKeys.looksLikeOne(secret)) {
            return Optional.empty();
        }
        return key(ApiKeys.digest(secret))
                .filter(key -> key.isValidAt(clock.instant()))
                .map(key -> new Caller(key.account(), key.role(), key.scopes(), key.key(), key.owner()));
    }

    private Optional<ApiKeyView> key(ApiKeyDigest digest) {
        long now = nanoTime.getAsLong();
        Found known = found.get(digest);
        if (known != null && now - known.at() < BELIEVED_NANOS) {
            return Optional.of(known.key());
        }
        Optional<ApiKeyView> key = lookup.apply(new FindApiKeyByDigest(digest));
        if (key.isEmpty()) {
            // Unknown keys are not remembered: whoever guesses would fill the memory.
            found.remove(digest);
            return key;
        }
        if (found.size() >= CAPACITY) {
            found.values().removeIf(entry -> now - entry.at() >= BELIEVED_NANOS);
        }
        found.put(digest, new Found(key.get(), now));
        return key;
    }
}
