package com.occuz.kernel.sla;

import java.time.Instant;

/**
 * An instant that matters and the event that told it.
 *
 * @param at when it was so in the world
 * @param event id of the event in the ledger
 */
public record Stated(Instant at, String event) {}
