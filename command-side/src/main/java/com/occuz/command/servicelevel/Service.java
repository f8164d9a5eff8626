package com.occuz.command.servicelevel;

import java.time.Instant;

/** What a decision needs to know of the service. */
sealed interface Service {

    /** Nobody has said since when it runs. */
    record Undated() implements Service {}

    record RunningSince(Instant startedAt) implements Service {}
}
