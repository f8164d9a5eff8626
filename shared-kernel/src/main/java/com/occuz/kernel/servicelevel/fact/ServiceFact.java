package com.occuz.kernel.servicelevel.fact;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.IncidentScope;
import com.occuz.kernel.sla.ServiceClass;
import com.occuz.kernel.sla.Severity;
import com.occuz.kernel.sla.SlaTerms;
import com.occuz.kernel.sla.WorkKind;
import com.occuz.kernel.time.BusinessCalendar;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an event says that matters to figures, and nothing that identifies anybody. Stored as JSON, one for an event.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "fact")
public sealed interface ServiceFact {

    /** The installation exists since then. */
    record Installed(Instant at) implements ServiceFact {}

    /** The service runs since then; said again, the last holds. */
    record Started(Instant at) implements ServiceFact {}

    /** A version of the agreement was published, which holds since then (§ 15). */
    record Agreed(SlaTerms terms, BusinessCalendar calendar, Instant from) implements ServiceFact {}

    /** {@code null}: it was not noticed in this way. */
    record Opened(
            AccountId account,
            IncidentScope scope,
            Set<Component> components,
            Severity severity,
            Instant startedAt,
            @Nullable Instant detectedAt,
            @Nullable Instant reportedAt)
            implements ServiceFact {}

    record Restored(Instant at) implements ServiceFact {}

    record Relapsed(Instant at) implements ServiceFact {}

    record Graded(Severity severity, Instant from) implements ServiceFact {}

    record Regraded(Severity severity) implements ServiceFact {}

    record Scoped(IncidentScope scope, Instant from) implements ServiceFact {}

    record Rescoped(IncidentScope scope) implements ServiceFact {}

    record StartMoved(Instant at) implements ServiceFact {}

    record RestorationMoved(Instant at) implements ServiceFact {}

    /** Stabilization was declared (§ 6). */
    record Stabilizing(Instant from, Instant until) implements ServiceFact {}

    /** It ends earlier than was declared. */
    record StabilizationCut(Instant until) implements ServiceFact {}

    /**
     * It was put down to something.
     *
     * @param work the sort of scheduled work that caused it, {@code null} for anything else
     * @param reference id of the planned work or exclusion that is meant, {@code null} where none is named
     */
    record Attributed(@Nullable WorkKind work, @Nullable String reference) implements ServiceFact {}

    /**
     * Somebody claimed that § 9 excludes something; said again, it takes the place of what was claimed before.
     *
     * @param components what it reaches, all of them: the platform
     * @param account whom alone it concerns, {@code null}: everybody
     * @param incident for which it is claimed, {@code null}: all in its scope
     * @param claimant type and id
     */
    record ExclusionSought(
            String category,
            @Nullable String provider,
            Set<Component> components,
            @Nullable AccountId account,
            Instant from,
            Instant until,
            @Nullable String incident,
            String claimant)
            implements ServiceFact {}

    /** Somebody decided on the claim. */
    record ExclusionJudged(String by, boolean approved) implements ServiceFact {}

    /** The approval was taken back. */
    record ExclusionTakenBack() implements ServiceFact {}

    /**
     * Work was planned (§ 7, § 12).
     *
     * @param family parts of one migration share it
     * @param recordedAt when it was put on record: what began before is late
     * @param claimant who put it on record
     */
    record Planned(
            WorkKind kind,
            String family,
            Set<Component> components,
            Instant from,
            Instant until,
            Instant recordedAt,
            String claimant)
            implements ServiceFact {}

    /** Planned work began. */
    record WorkBegun(Instant at) implements ServiceFact {}

    /**
     * It really began then, whatever was said before.
     *
     * @param late without it, what was decided of a claim has fallen with the claim
     */
    record WorkStartMoved(Instant at, boolean late) implements ServiceFact {}

    /** Its planned end was moved, before it was over. */
    record WorkExtended(Instant until, Instant recordedAt) implements ServiceFact {}

    /** It was finished or aborted; said again, the last holds. */
    record WorkOver(Instant at) implements ServiceFact {}

    /** It was called off before it began. */
    record WorkCalledOff(Instant at) implements ServiceFact {}

    /** Somebody decided whether late work counts as scheduled. */
    record WorkReviewed(String by, boolean approved) implements ServiceFact {}

    /** Somebody judged whether it has to be told to customers; the last one holds. It changes no figure. */
    record WorkJudged(boolean toBeTold) implements ServiceFact {}

    /** It was told to those who have bought to be told. It changes no figure. */
    record WorkTold() implements ServiceFact {}

    /** An account bought to be told of outages and planned work, or no more (§ 4). It changes no figure. */
    record NoticesBought(AccountId account, boolean bought) implements ServiceFact {}

    /** For some time nobody knows what the service was, until somebody decides. */
    record Unexplained(Set<Component> components, Instant from, Instant until) implements ServiceFact {}

    /** Somebody decided what that time was: the service was there, or an incident tells the rest. */
    record Explained() implements ServiceFact {}

    /** Somebody handled it here in a way that changes no figure. */
    record Handled() implements ServiceFact {}

    /**
     * A source's statement, which takes the place of the one before.
     *
     * @param named {@link ServiceClass#DOWN} for an outage of whatever severity, otherwise the sort of planned work
     * @param statedAt when the source said so, or the time of the import
     * @param restoredAt {@code null} while it goes on
     */
    record Told(
            String importId,
            ServiceClass named,
            Severity severity,
            Set<Component> components,
            Instant startedAt,
            @Nullable Instant restoredAt,
            Instant statedAt)
            implements ServiceFact {}

    /** All that an import had told of it was taken back. */
    record Withdrawn(String importId) implements ServiceFact {}
}
