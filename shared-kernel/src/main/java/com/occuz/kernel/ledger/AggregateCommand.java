package com.occuz.kernel.ledger;

/** An intent addressed to one aggregate. */
public interface AggregateCommand {

    /** The id of the aggregate that decides, with its kind in front, e.g. {@code link:default/k7}. */
    String aggregateId();
}
