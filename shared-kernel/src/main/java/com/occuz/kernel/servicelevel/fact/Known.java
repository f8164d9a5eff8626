package com.occuz.kernel.servicelevel.fact;

import com.occuz.kernel.ledger.LedgerHistory;
import com.occuz.kernel.ledger.LedgerMoment;
import com.occuz.kernel.servicelevel.Knowledge;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Question;
import com.occuz.kernel.servicelevel.fact.ServiceFact.Installed;
import com.occuz.kernel.servicelevel.fact.ServiceFact.Started;
import com.occuz.kernel.servicelevel.fact.ServiceFact.Told;
import com.occuz.kernel.servicelevel.fact.ServiceFact.Withdrawn;
import java.time.Instant;
import java.util.function.ToLongFunction;

/** Whose knowledge of which state decides what a question hears of. */
public sealed interface Known {

    /** Nothing behind it is heard of. */
    long position();

    /** Whether a row is heard of. */
    boolean hears(ServiceFactRow row);

    /** @param ledger says what was recorded by an instant */
    static Known of(Question question, LedgerHistory ledger) {
        return of(question, ledger::positionAt);
    }

    /** @param recordedBy the last position that was recorded at an instant or before */
    static Known of(Question question, ToLongFunction<Instant> recordedBy) {
        LedgerMoment asOf = question.asOf();
        return question.knowledge() == Knowledge.OURS
                ? new ByUs(asOf.position())
                : new BySources(
                        asOf.position(), asOf.at(), Math.min(asOf.position(), recordedBy.applyAsLong(asOf.at())));
    }

    /** What we had recorded up to a position. */
    record ByUs(long position) implements Known {

        @Override
        public boolean hears(ServiceFactRow row) {
            return row.position() <= position;
        }
    }

    /**
     * What sources had stated at an instant or before, as we know it at a position, and what we had recorded ourselves by
     * that instant. Since when there is a service, and that a statement was taken back, holds whenever we learnt of it.
     *
     * @param recordedBy the last position that was recorded at the instant or before
     */
    record BySources(long position, Instant at, long recordedBy) implements Known {

        @Override
        public boolean hears(ServiceFactRow row) {
            if (row.position() > position) {
                return false;
            }
            return switch (row.fact()) {
                case Told told -> !told.statedAt().isAfter(at);
                case Withdrawn ignored -> true;
                case Installed ignored -> true;
                case Started ignored -> true;
                case ServiceFact ignored -> row.position() <= recordedBy;
            };
        }
    }
}
