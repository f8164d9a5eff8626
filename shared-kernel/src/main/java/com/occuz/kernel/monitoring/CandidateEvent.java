package com.occuz.kernel.monitoring;

import com.occuz.kernel.incident.Components;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.DomainEvent;
import com.occuz.kernel.ledger.Erasable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What has happened to an incident candidate. {@link #occurredAt()} is when it was noticed, or decided upon; the time that
 * it is about is {@code [from, until)}.
 */
public sealed interface CandidateEvent extends DomainEvent {

    CandidateId candidate();

    /**
     * No node of the platform gave a sign of life for longer than is tolerated.
     *
     * @param from the last sign of life before
     * @param until the first one after it
     * @param components of which nobody knows anything for that time
     * @param lastNode who gave the last one
     * @param ended when that node was told to end and did so in order; {@code null} where it fell silent
     * @param nextNode who gave the first one
     */
    record AbsenceNoticed(
            CandidateId candidate,
            Instant from,
            Instant until,
            Components components,
            String lastNode,
            @Nullable Instant ended,
            String nextNode,
            Instant occurredAt)
            implements CandidateEvent {}

    /**
     * In each minute of this time, most requests that reached the edges failed by their own doing (§ 5, reading 5).
     *
     * @param from a whole minute
     * @param until another one
     * @param components that serve those requests
     * @param requests that were answered
     * @param failures how many of them with an error of ours
     */
    record FailuresNoticed(
            CandidateId candidate,
            Instant from,
            Instant until,
            Components components,
            long requests,
            long failures,
            Instant occurredAt)
            implements CandidateEvent {}

    /** Somebody found that it was an incident; from now on that incident tells what the time was. */
    record CandidateConfirmed(
            CandidateId candidate, IncidentId incident, Erasable<Prose> reason, Actor by, Instant occurredAt)
            implements CandidateEvent {}

    /** Somebody has shown that the service was there. */
    record CandidateDismissed(CandidateId candidate, Erasable<Prose> reason, Actor by, Instant occurredAt)
            implements CandidateEvent {}
}
