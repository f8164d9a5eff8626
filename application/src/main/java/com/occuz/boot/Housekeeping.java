package com.occuz.boot;

import com.occuz.store.idempotency.IdempotencyTable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets, once an hour, what is kept for a limited time only. Several nodes may do it at once. */
final class Housekeeping implements AutoCloseable {

    /** How long a request may be repeated under its key; a promise to clients, so by the real clock. */
    static final Duration KEPT = Duration.ofHours(24);

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration ROUND = Duration.ofHours(1);

    private final IdempotencyTable idempotency;
    private final InstantSource real;
    private final ScheduledExecutorService timer;

    /** @param real the machine's clock, whatever the installation's says */
    Housekeeping(IdempotencyTable idempotency, InstantSource real) {
        this.idempotency = idempotency;
        this.real = real;
        this.timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("housekeeping").factory());
    }

    static Housekeeping start(Stores stores) {
        Housekeeping housekeeping = new Housekeeping(stores.idempotency(), InstantSource.system());
        housekeeping.timer.scheduleWithFixedDelay(
                housekeeping::tidy, ROUND.toSeconds(), ROUND.toSeconds(), TimeUnit.SECONDS);
        return housekeeping;
    }

    /** One round. What fails now is tried again with the next one. */
    void tidy() {
        try {
            int forgotten = idempotency.purge(real.instant().minus(KEPT));
            LOG.debug("Forgot {} idempotency keys", forgotten);
        } catch (RuntimeException e) {
            LOG.warn("Old idempotency keys cannot be forgotten now; the next round will ({})", e.getMessage());
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
