package com.occuz.demo;

import com.occuz.kernel.ledger.AggregateCommand;
import com.occuz.kernel.ledger.Metadata;
import java.time.Instant;

/** What somebody asked for at a moment of the year. */
public record Scene(Instant at, AggregateCommand command, Metadata metadata) {}
