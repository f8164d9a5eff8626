package com.occuz.kernel.ledger;

import java.time.Instant;

/**
 * A state of knowledge: what the ledger held at an instant.
 *
 * @param position of the last event recorded at {@code at} or before; 0 if there is none. Where sources are asked, of the
 *     last event that may tell what they had stated by {@code at}
 * @param at by the installation's clock
 */
public record LedgerMoment(long position, Instant at) {}
