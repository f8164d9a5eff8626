package com.occuz.axon;

import java.util.List;
import java.util.Set;

/**
 * One view and the processor that keeps it.
 *
 * @param name of the view, the processor and its processing group
 * @param feed what it is made from
 * @param ofLedger whether its positions are the ledger's
 * @param features the vocabularies it is made from; it halts at an event of theirs that it cannot read
 * @param projection the object with the event handlers
 * @param next how it is made again beside itself
 */
public record View(
        String name, EventFeed feed, boolean ofLedger, Set<String> features, Object projection, Next next) {

    private static final int LEDGER_EVENTS = 500;
    private static final int CLICK_EVENTS = 20;

    public View {
        features = Set.copyOf(features);
    }

    /**
     * How many events are held in memory and handled in one transaction at most. An event of the click store holds up to
     * a thousand clicks.
     */
    int batch() {
        return ofLedger ? LEDGER_EVENTS : CLICK_EVENTS;
    }

    /**
     * The same view in the schema of those to come.
     *
     * @param projection the same event handlers, which write there
     * @param tables everything that they write, without schema
     */
    public record Next(Object projection, List<String> tables) {

        public Next {
            tables = List.copyOf(tables);
        }
    }
}
