package com.occuz.command.brokenwall;

import org.axonframework.modelling.command.AggregateLifecycle;

/** Breaks two walls on purpose: a decider on Axon, and events applied outside an aggregate. */
final class AxonDecider {
    private AxonDecider() {}

    static void decide(Object event) {
        AggregateLifecycle.apply(event);
    }
}
