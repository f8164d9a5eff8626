package com.occuz.kernel.monitoring;

import com.occuz.kernel.incident.Components;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.AggregateCommand;
import com.occuz.kernel.time.Window;
import java.time.Instant;
import java.util.Optional;

/**
 * What can be asked of an incident candidate. The present time is {@link #at()}. An {@code ifVersion} refuses the command
 * if the candidate is at another version.
 */
public sealed interface CandidateCommand extends AggregateCommand {

    CandidateId candidate();

    Instant at();

    @Override
    default String aggregateId() {
        return candidate().toString();
    }

    /**
     * Puts on record that no node gave a sign of life; nothing happens if it stands there already.
     *
     * @param ended when {@code lastNode} ended in order; empty where it fell silent
     */
    record NoticeAbsence(Window gone, String lastNode, Optional<Instant> ended, String nextNode, Instant at)
            implements CandidateCommand {

        @Override
        public CandidateId candidate() {
            return CandidateId.ofAbsence(gone.from());
        }
    }

    /** Puts failing minutes on record; nothing happens if those that begin then stand there already. */
    record NoticeFailures(Window minutes, Components components, long requests, long failures, Instant at)
            implements CandidateCommand {

        @Override
        public CandidateId candidate() {
            return CandidateId.ofFailures(minutes.from());
        }
    }

    /** It was the incident that its id names, which is on record. */
    record ConfirmCandidate(CandidateId candidate, Prose reason, Optional<Long> ifVersion, Actor by, Instant at)
            implements CandidateCommand {}

    /** The service was there, by this evidence. */
    record DismissCandidate(CandidateId candidate, Prose reason, Optional<Long> ifVersion, Actor by, Instant at)
            implements CandidateCommand {}
}
