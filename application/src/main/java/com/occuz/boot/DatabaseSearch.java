package com.occuz.boot;

import com.occuz.store.postgres.DatabaseAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries to have the database, beside whoever wants it, and again for as long as that is worth it. */
final class DatabaseSearch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseSearch.class);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration CLOSING = Duration.ofSeconds(30);

    private final Supplier<DatabaseAddress> database;
    private CompletableFuture<DatabaseAddress> attempt;
    private Thread thread;
    private @Nullable String said;

    private DatabaseSearch(Supplier<DatabaseAddress> database) {
        this.database = database;
        this.attempt = new CompletableFuture<>();
        this.thread = begin(attempt);
    }

    /** @param database gives it or throws, after some time */
    static DatabaseSearch begin(Supplier<DatabaseAddress> database) {
        return new DatabaseSearch(database);
    }

    private Thread begin(CompletableFuture<DatabaseAddress> outcome) {
        return Thread.ofPlatform().daemon().name("database search").start(() -> {
            try {
                outcome.complete(database.get());
            } catch (RuntimeException | Error e) {
                outcome.completeExceptionally(e);
            }
        });
    }

    /**
     * The outcome of the try that is under way; empty if that takes longer.
     *
     * @throws RuntimeException as the database did
     */
    Optional<DatabaseAddress> within(Duration patience) {
        try {
            return Optional.of(attempt.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException slow) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw thrown(e);
        } catch (InterruptedException e) {
            throw calledAway(e);
        }
    }

    /** The outcome of the try that is under way, however long it takes. */
    DatabaseAddress get() {
        try {
            return attempt.get();
        } catch (ExecutionException e) {
            throw thrown(e);
        } catch (InterruptedException e) {
            throw calledAway(e);
        }
    }

    private static RuntimeException thrown(ExecutionException e) {
        return e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
    }

    private static IllegalStateException calledAway(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while the database was looked for", e);
    }

    /**
     * Tries until it succeeds.
     *
     * @throws StartAbandoned as soon as the node is told to end
     */
    DatabaseAddress until(BooleanSupplier toldToEnd) {
        long again = 0;
        while (true) {
            if (toldToEnd.getAsBoolean()) {
                throw new StartAbandoned("the database had not come");
            }
            try {
                Optional<DatabaseAddress> found = within(LOOK);
                if (found.isPresent()) {
                    LOG.info("The database is there");
                    return found.get();
                }
            } catch (RuntimeException e) {
                if (again == 0) {
                    tell(e);
                    again = System.nanoTime() + PAUSE.toNanos();
                } else if (System.nanoTime() - again >= 0) {
                    again = 0;
                    anew();
                }
                pause();
            }
        }
    }

    /** Another try, after one that has ended. */
    void anew() {
        attempt = new CompletableFuture<>();
        thread = begin(attempt);
    }

    private void tell(RuntimeException e) {
        String why = e instanceof StartRefused refused ? refused.line() : e.toString();
        if (!why.equals(said)) {
            LOG.warn("Without the database only redirects are answered; trying on: {}", why);
            said = why;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK);
        } catch (InterruptedException e) {
            throw calledAway(e);
        }
    }

    /** Ends the try that is under way. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            if (!thread.join(CLOSING)) {
                LOG.warn("The database is still being looked for");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
