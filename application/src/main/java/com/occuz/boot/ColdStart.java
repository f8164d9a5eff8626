package com.occuz.boot;

import com.occuz.Settings;
import com.occuz.edge.snapshot.SnapshotUnusable;
import com.occuz.store.postgres.DatabaseAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a node does until it has its database: where its edge has a snapshot, it redirects and goes on looking; where not,
 * it is refused.
 */
final class ColdStart implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ColdStart.class);

    /** So long visitors wait at most for a database that is slow to come. */
    private static final Duration VISITORS_PATIENCE = Duration.ofSeconds(3);

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Settings settings;
    private final int port;
    private final NodeEdge edge;
    private final DatabaseSearch search;
    private final BooleanSupplier toldToEnd;
    private @Nullable WaitingRoom room;

    /** @param port of the API, where it is served */
    ColdStart(Settings settings, int port, NodeEdge edge, Database database, BooleanSupplier toldToEnd) {
        this.settings = settings;
        this.port = port;
        this.edge = edge;
        this.search = DatabaseSearch.begin(database::ready);
        this.toldToEnd = toldToEnd;
    }

    /**
     * The database, however long it takes where the edge can do without it.
     *
     * @throws StartRefused if it can not be had, and the edge can not do without it
     * @throws StartAbandoned if the node was told to end meanwhile
     */
    DatabaseAddress database() {
        try {
            Optional<DatabaseAddress> found = edge.hasSnapshot() ? search.within(VISITORS_PATIENCE) : Optional.empty();
            if (found.isPresent()) {
                return found.get();
            }
            if (!edge.hasSnapshot()) {
                return search.get();
            }
            LOG.warn("The database is slow to come");
        } catch (DatabaseAway away) {
            beginAlone(away);
            return await();
        }
        try {
            edge.beginAlone();
        } catch (SnapshotUnusable e) {
            LOG.warn("The snapshot is not used: {}", e.why());
            return search.get();
        }
        return await();
    }

    private void beginAlone(DatabaseAway away) {
        if (!edge.isWanted()) {
            throw away;
        }
        try {
            edge.beginAlone();
        } catch (SnapshotUnusable e) {
            String why = edge.hasSnapshot() ? ": " + e.why() : "";
            throw new StartRefused(away.line() + ", and there is no snapshot to redirect from" + why, away);
        }
    }

    private DatabaseAddress await() {
        if (settings.servesApi() && room == null) {
            room = WaitingRoom.open(settings, port);
        }
        return search.until(toldToEnd);
    }

    /**
     * The database again, after what was begun with it has failed, while redirects go on.
     *
     * @throws StartAbandoned if the node was told to end meanwhile
     */
    DatabaseAddress again(RuntimeException failure) {
        LOG.error("What needs the database could not be started; redirects go on, and it is tried again", failure);
        long until = System.nanoTime() + AFTER_FAILURE.toNanos();
        while (System.nanoTime() - until < 0 && !toldToEnd.getAsBoolean()) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
        search.anew();
        return await();
    }

    /** The API itself is about to listen. */
    void leaveTheRoom() {
        WaitingRoom open = room;
        if (open != null) {
            room = null;
            open.close();
        }
    }

    @Override
    public void close() {
        leaveTheRoom();
        search.close();
    }
}
