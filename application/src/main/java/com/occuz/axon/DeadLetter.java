package com.occuz.axon;

import java.time.Instant;

/**
 * An event that a view could not handle, or that waits behind one of its aggregate.
 *
 * @param position in what the view follows
 * @param aggregate whose event it is
 * @param type stored name and revision
 * @param cause what failed when it was tried last; of one that waits, that it does
 * @param since when it was put aside, by the machine's clock
 */
public record DeadLetter(long position, String aggregate, String type, String cause, Instant since) {}
