package com.occuz.demo;

import com.occuz.kernel.ledger.AggregateCommand;
import com.occuz.kernel.ledger.Metadata;
import java.time.Instant;
import java.util.Optional;

/** What somebody does at a moment of the year. */
public record Scene(Instant at, Act act, Metadata metadata) {

    Scene(Instant at, AggregateCommand command, Metadata metadata) {
        this(at, new Act.Sends(command), metadata);
    }

    /** What is sent, empty where it rests on figures that only the installation knows. */
    Optional<AggregateCommand> command() {
        return act instanceof Act.Sends sends ? Optional.of(sends.command()) : Optional.empty();
    }
}
