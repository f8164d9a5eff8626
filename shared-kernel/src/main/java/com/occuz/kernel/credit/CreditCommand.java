package com.occuz.kernel.credit;

import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.AggregateCommand;
import java.time.Instant;
import java.util.Optional;

/**
 * What can be asked of a claim for a service credit. The present time is {@link #at()}, whoever asks is {@link #by()}. An
 * {@code ifVersion} refuses the command if the claim is at another version.
 */
public sealed interface CreditCommand extends AggregateCommand {

    CreditId credit();

    Actor by();

    Instant at();

    @Override
    default String aggregateId() {
        return credit().toString();
    }

    /**
     * Claims a credit (§ 10).
     *
     * @param grounds what is known of the account and its incident
     * @param evidence of technical loss
     * @param revenueLoss what the customer says it lost; recorded and never valued
     */
    record ClaimCredit(CreditGrounds grounds, Prose evidence, Optional<Prose> revenueLoss, Actor by, Instant at)
            implements CreditCommand {

        @Override
        public CreditId credit() {
            return CreditId.of(grounds.account(), grounds.incident());
        }
    }

    /**
     * Awards what was claimed, by a named person.
     *
     * @param appliesTo a service period later than the present one
     * @param figures what it rests on
     */
    record AwardCredit(
            CreditId credit,
            CreditValue value,
            ServicePeriod appliesTo,
            Prose reason,
            CreditFigures figures,
            Optional<Long> ifVersion,
            Actor by,
            Instant at)
            implements CreditCommand {}

    /** Denies what was claimed, by a named person. */
    record DenyCredit(CreditId credit, Prose reason, Optional<Long> ifVersion, Actor by, Instant at)
            implements CreditCommand {}
}
