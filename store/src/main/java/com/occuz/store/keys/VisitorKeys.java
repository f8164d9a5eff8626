package com.occuz.store.keys;

import com.occuz.kernel.click.StreamId;
import com.occuz.kernel.click.VisitorHasher;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys that visitors are hashed with: one for each UTC day and month of the installation's time, random, shared by
 * all nodes, made weeks ahead so that a node goes on hashing while the database is away, and destroyed when the period
 * is over. Hashing asks nobody; a key that is not there yet counts as one that cannot be had.
 */
public final class VisitorKeys implements VisitorHasher, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(VisitorKeys.class);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration HOUSEKEEPING = Duration.ofMinutes(1);
    private static final Duration IMPORT_IDLE = Duration.ofHours(24);

    private final VisitorKeyTable table;
    private final MasterKey master;
    private final ScheduledExecutorService keeper;
    private volatile Map<String, VisitorKey> live = Map.of();

    /** The database's time minus this node's; what the periods go by while the database is away. */
    private volatile Duration ahead = Duration.ZERO;

    private String keptDay = "";
    private long keptAt;
    private boolean reachable = true;

    public VisitorKeys(DataSource database, MasterKey master) {
        this.table = new VisitorKeyTable(database);
        this.master = master;
        this.keeper = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("visitor-keys").factory());
        tick();
        keeper.scheduleWithFixedDelay(this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public Optional<VisitorHashes> hash(Instant at, String visitor) {
        VisitorKey day = live.get(Periods.dayOf(at));
        VisitorKey month = live.get(Periods.monthOf(at));
        return day == null || month == null
                ? Optional.empty()
                : Optional.of(new VisitorHashes(day.hash(visitor), month.hash(visitor)));
    }

    /**
     * A hasher for the clicks of an import, good for one request. Where a period is over its keys are the import's own;
     * they are made when they are first needed, so that hashing may ask the database.
     */
    public VisitorHasher forImport(StreamId stream) {
        return new ImportHasher(stream.toString());
    }

    /** Destroys the import's keys at once; 24 hours after its last use that happens by itself. */
    public void closeImport(StreamId stream) {
        table.delete(stream.toString());
    }

    /**
     * Makes, loads and destroys what is due now, so that this node sees at once that the clock was moved.
     *
     * @throws com.occuz.store.postgres.DatabaseFailure if the database does not answer
     */
    public synchronized void refresh() {
        Instant now = table.now();
        ahead = Duration.between(Instant.now(), now);
        Map<String, byte[]> stored = table.ofScope(VisitorKeyTable.LIVE);
        List<String> missing = Periods.wantedAt(now).stream()
                .filter(period -> !stored.containsKey(period))
                .toList();
        if (!missing.isEmpty()) {
            make(VisitorKeyTable.LIVE, missing);
            stored.putAll(table.ofScope(VisitorKeyTable.LIVE));
        }
        List<String> over =
                stored.keySet().stream().filter(period -> Periods.isOver(period, now)).toList();
        if (!over.isEmpty()) {
            table.delete(VisitorKeyTable.LIVE, over);
            over.forEach(stored::remove);
        }
        live = unwrap(VisitorKeyTable.LIVE, stored);
        keptDay = Periods.dayOf(now);
        keptAt = System.nanoTime();
    }

    private synchronized void tick() {
        try {
            Instant now = table.now();
            boolean sameDay = Periods.dayOf(now).equals(keptDay);
            if (!sameDay || System.nanoTime() - keptAt > HOUSEKEEPING.toNanos()) {
                refresh();
                table.deleteIdle(IMPORT_IDLE);
            }
            reachable = true;
        } catch (RuntimeException e) {
            if (reachable) {
                LOG.warn("The keys of visitors cannot be kept; those at hand go on ({})", e.getMessage());
            }
            reachable = false;
            forgetOver();
        }
    }

    /** The promise holds without the database, too: this node no longer has the key of a period that is over. */
    private void forgetOver() {
        Instant now = now();
        live = live.entrySet().stream()
                .filter(key -> !Periods.isOver(key.getKey(), now))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Instant now() {
        return Instant.now().plus(ahead);
    }

    private void make(String scope, Collection<String> periods) {
        Map<String, byte[]> wrapped = new HashMap<>();
        for (String period : periods) {
            wrapped.put(period, master.wrap(master.newKey(), purpose(scope, period)));
        }
        table.insertIfNone(scope, wrapped);
    }

    private Map<String, VisitorKey> unwrap(String scope, Map<String, byte[]> wrapped) {
        return wrapped.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        key -> new VisitorKey(master.unwrap(key.getValue(), purpose(scope, key.getKey())))));
    }

    private static String purpose(String scope, String period) {
        return "visitors of " + scope + " in " + period;
    }

    @Override
    public void close() {
        keeper.shutdownNow();
        live = Map.of();
    }

    private final class ImportHasher implements VisitorHasher {

        private final String scope;
        private final Map<String, VisitorKey> own = new ConcurrentHashMap<>();
        private boolean touched;

        ImportHasher(String scope) {
            this.scope = scope;
        }

        @Override
        public Optional<VisitorHashes> hash(Instant at, String visitor) {
            VisitorKey day = key(Periods.dayOf(at));
            VisitorKey month = key(Periods.monthOf(at));
            return day == null || month == null
                    ? Optional.empty()
                    : Optional.of(new VisitorHashes(day.hash(visitor), month.hash(visitor)));
        }

        private @Nullable VisitorKey key(String period) {
            return Periods.isOver(period, now()) ? ownKey(period) : live.get(period);
        }

        private synchronized @Nullable VisitorKey ownKey(String period) {
            if (!touched) {
                table.touch(scope);
                own.putAll(unwrap(scope, table.ofScope(scope)));
                touched = true;
            }
            if (!own.containsKey(period)) {
                make(scope, List.of(period));
                // Another node may have been faster. Only this one: an import can have a thousand periods.
                own.putAll(unwrap(scope, table.ofPeriod(scope, period)));
            }
            return own.get(period);
        }
    }
}
