package com.occuz.kernel.support;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.AggregateCommand;
import com.occuz.kernel.sla.Severity;
import java.time.Instant;
import java.util.Optional;

/**
 * What can be asked of the log of contacts. The present time is {@link #at()}, whoever asks is {@link #by()}. An
 * {@code ifVersion} refuses the command if the contact is at another version.
 */
public sealed interface ContactCommand extends AggregateCommand {

    ContactId contact();

    Actor by();

    Instant at();

    @Override
    default String aggregateId() {
        return contact().toString();
    }

    /**
     * Writes down that somebody turned to us.
     *
     * @param account whose people, empty where nobody knows
     * @param contactedAt when; now if it is left out
     * @param incident the one it is about, known to exist; empty for anything else
     * @param then how things were when it came
     */
    record LogContact(
            ContactId contact,
            Optional<AccountId> account,
            Optional<Prose> person,
            ContactChannel channel,
            Optional<Severity> severity,
            Prose what,
            Optional<IncidentId> incident,
            Optional<Instant> contactedAt,
            ContactRule.Circumstances then,
            Actor by,
            Instant at)
            implements ContactCommand {}

    /** Says what is made of an off-channel contact (§ 4). */
    record DisposeContact(
            ContactId contact,
            Disposition disposition,
            Prose reason,
            Optional<Long> ifVersion,
            Actor by,
            Instant at)
            implements ContactCommand {}

    /** Files it in the support section: it becomes an incident. */
    record FileContact(ContactId contact, Optional<Long> ifVersion, Actor by, Instant at) implements ContactCommand {}
}
