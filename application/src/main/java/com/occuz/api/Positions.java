package com.occuz.api;

import com.occuz.store.ledger.ProgressSignal;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Waits for this node's views, so that whoever wrote reads what they wrote. */
public final class Positions {

    /** Position in the ledger up to which the answer is true. */
    static final String HEADER = "Occuz-Position";

    /** Asked for by a reader: an answer that holds at least this position. */
    static final String MIN_HEADER = "Occuz-Min-Position";

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ProgressSignal progress;
    private final List<String> ledgerViews;

    public Positions(ProgressSignal progress, List<String> ledgerViews) {
        this.progress = progress;
        this.ledgerViews = List.copyOf(ledgerViews);
    }

    /**
     * The same for answers that are made of these views alone: another one that is behind, or halted until the node is
     * upgraded, is no reason to keep them back.
     */
    Positions of(String... views) {
        return new Positions(progress, List.of(views));
    }

    /** The same for the answers of these routes. */
    Positions of(Class<?> routes) {
        AnswersFrom views = routes.getAnnotation(AnswersFrom.class);
        return views == null ? this : of(views.value());
    }

    /** Waits at most two seconds in all; {@code false} if a view is still behind. */
    public boolean await(long position) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (String view : ledgerViews) {
            if (!progress.awaitReached(view, position, Duration.ofNanos(deadline - System.nanoTime()))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Waits for the views of a change that is made and durable.
     *
     * @throws ApiProblem {@code not-yet-visible} if a view is still behind
     */
    void awaitShown(long position) {
        if (!await(position)) {
            throw notYetVisible(position);
        }
    }

    /** The same for a change of something that has an address, where the caller may look for it later. */
    void awaitShown(long position, URI location) {
        if (!await(position)) {
            throw notYetVisible(position).header("Location", location.toString());
        }
    }

    private static ApiProblem notYetVisible(long position) {
        return ApiProblem.unavailable("not-yet-visible", "The change is made; this node does not show it yet.")
                .header(HEADER, Long.toString(position));
    }

    /** As {@link #await}, for the view of the click store's own positions. */
    public boolean awaitClicks(long position) {
        return progress.awaitReached("click-counts", position, PATIENCE);
    }

    /** The position that each of these views holds. */
    public long held() {
        return ledgerViews.stream().mapToLong(progress::latest).min().orElse(0);
    }
}
