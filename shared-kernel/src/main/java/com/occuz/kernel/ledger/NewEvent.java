package com.occuz.kernel.ledger;

/**
 * An event on its way into the ledger.
 *
 * @param eventId unique for ever, opaque
 * @param aggregateId with its kind in front, e.g. {@code link:default/k7}
 * @param sequence 0 for the first event of the aggregate, then without gaps: the pair is unique and decides every race
 */
public record NewEvent(String eventId, String aggregateId, long sequence, DomainEvent payload, Metadata metadata) {}
