package com.occuz.axon;

import java.util.Set;

/**
 * One view and the processor that keeps it.
 *
 * @param name of the view, the processor and its processing group
 * @param feed what it is made from
 * @param ofLedger whether its positions are the ledger's
 * @param features the vocabularies it is made from; it halts at an event of theirs that it cannot read
 * @param projection the object with the event handlers
 */
public record View(String name, EventFeed feed, boolean ofLedger, Set<String> features, Object projection) {

    public View {
        features = Set.copyOf(features);
    }
}
