package com.occuz.axon;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes views again on this node, one after the other, whichever node was asked for them. What is asked for stands in the
 * database, so a rebuild outlives the node that is at it: another one, or the same after its start, begins it anew.
 */
final class Rebuilds implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Rebuilds.class);
    private static final Duration ROUND = Duration.ofSeconds(1);
    private static final Duration MOMENT = Duration.ofMillis(100);

    /** Connection lost, server going or coming, too many connections, deadlock, lock not got: nothing about the events. */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "57");

    private static final String LOCK_NOT_GOT = "55P03";

    private final Map<String, View> views;
    private final String node;
    private final RebuildTable table;
    private final TokenTable tokens;
    private final DeadLetterTable letters;
    private final TransactionTemplate transactions;
    private final Semaphore asked = new Semaphore(0);
    private final Thread worker;
    private volatile boolean running = true;
    private boolean troubled;

    private Rebuilds(AxonNode.Parts parts, RebuildTable table, DeadLetterTable letters) {
        this.views = parts.views().stream().collect(Collectors.toUnmodifiableMap(View::name, Function.identity()));
        this.node = parts.nodeId();
        this.table = table;
        this.tokens = parts.tokens();
        this.letters = letters;
        this.transactions = new TransactionTemplate(parts.transactions());
        this.worker = Thread.ofPlatform().daemon().name("rebuilds").unstarted(this::work);
    }

    static Rebuilds start(AxonNode.Parts parts, RebuildTable table, DeadLetterTable letters) {
        Rebuilds rebuilds = new Rebuilds(parts, table, letters);
        rebuilds.worker.start();
        return rebuilds;
    }

    /** There may be something to do. */
    void wake() {
        asked.release();
    }

    private void work() {
        while (running) {
            try {
                Optional<View> claimed = claim();
                if (claimed.isPresent()) {
                    rebuild(claimed.get());
                } else {
                    pause(ROUND);
                }
                troubled = false;
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                told(e);
            }
        }
    }

    private Optional<View> claim() {
        return table.claim(node, views.keySet()).map(views::get);
    }

    private void rebuild(View view) throws InterruptedException {
        LOG.info("The view {} is being made again", view.name());
        long begun = System.nanoTime();
        try {
            if (made(view) && finished(new ViewRebuild(view, node, table, tokens, letters, transactions))) {
                LOG.info("The view {} was made again in {} ms", view.name(), (System.nanoTime() - begun) / 1_000_000);
            }
        } catch (RuntimeException e) {
            if (!running || passes(e)) {
                // Nobody's any more: whoever comes first begins it anew.
                table.release(node);
                return;
            }
            LOG.error("The view {} cannot be made again; the one there is stays", view.name(), e);
            fail(view, e);
        }
    }

    /** Makes the new tables, empty, unless it was taken from this node again. */
    private boolean made(View view) {
        return Objects.requireNonNull(transactions.execute(status -> {
            boolean mine = table.hold(view.name(), node).isPresent();
            if (mine) {
                table.make(view.name(), view.next().tables());
            }
            return mine;
        }));
    }

    /** @return whether the new tables are the view now; otherwise it was taken from this node, or the node ends */
    private boolean finished(ViewRebuild rebuild) throws InterruptedException {
        while (running) {
            try {
                ViewRebuild.Outcome outcome = rebuild.step();
                if (outcome == ViewRebuild.Outcome.DONE || outcome == ViewRebuild.Outcome.LOST) {
                    return outcome == ViewRebuild.Outcome.DONE;
                }
                if (outcome == ViewRebuild.Outcome.TRY_AGAIN) {
                    pause(MOMENT);
                }
            } catch (RuntimeException e) {
                if (!passes(e)) {
                    throw e;
                }
                LOG.debug("A step of a rebuild is tried again", e);
                pause(MOMENT);
            }
        }
        return false;
    }

    private void fail(View view, RuntimeException cause) {
        String why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        transactions.executeWithoutResult(status -> {
            if (table.fail(view.name(), node, why)) {
                table.discard(view.name(), view.next().tables());
            }
        });
    }

    static boolean passes(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState().equals(LOCK_NOT_GOT) || PASSING.contains(sql.getSQLState().substring(0, 2));
            }
            // Whoever loses the connection in the middle of a step cannot roll it back either.
            if (cause instanceof SQLTransientException || cause instanceof TransactionException) {
                return true;
            }
        }
        return false;
    }

    /** Once: what fails now is tried again with the next round. */
    private void told(RuntimeException e) {
        if (!troubled && running) {
            LOG.warn("Rebuilds cannot be looked after now; the next round will ({})", e.getMessage());
        }
        troubled = true;
        try {
            pause(ROUND);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void pause(Duration longest) throws InterruptedException {
        if (asked.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            asked.drainPermits();
        }
    }

    @Override
    public void close() {
        running = false;
        wake();
        try {
            worker.join(Duration.ofSeconds(10));
            table.release(node);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.debug("What this node was at is left to others when its time is up", e);
        }
    }
}
