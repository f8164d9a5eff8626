package com.occuz.command.monitoring;

import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.Erasable;
import java.time.Instant;

/** What a decision needs to know of an incident candidate. */
sealed interface Candidate {

    /** Nothing was noticed. */
    record Absent() implements Candidate {}

    /** Something was noticed. */
    sealed interface Known extends Candidate {

        /** Number of its events so far. */
        long version();
    }

    /** Nobody has decided. */
    record Undecided(long version) implements Known {}

    record Confirmed(Instant at, Actor by, long version) implements Known {}

    record Dismissed(Erasable<Prose> reason, Instant at, Actor by, long version) implements Known {}
}
