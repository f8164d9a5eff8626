package com.occuz.api;

import com.occuz.kernel.credit.CreditFigures;
import com.occuz.kernel.credit.CreditQuery.Award;
import com.occuz.kernel.credit.CreditQuery.CreditView;
import com.occuz.kernel.credit.CreditQuery.Decision;
import com.occuz.kernel.credit.CreditValue;
import com.occuz.kernel.policy.PolicyRef;
import com.occuz.kernel.sla.UptimeReport.Figure;
import com.occuz.kernel.time.Window;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A claim for a service credit on the wire. Instants are UTC, {@code null} for what has not happened or is not for the
 * caller to know.
 *
 * @param channel by which the account reported the incident
 * @param amount with {@code currency}, or else {@code serviceDays}; of no cash value
 * @param appliesTo a later service period, {@code 2026-12}
 * @param figures what the award rested on, as it stands in the event
 * @param again the figures asked for again; {@code null} in lists
 * @param version grows with every event; the {@code ETag}
 */
record CreditJson(
        String id,
        String account,
        String incidentId,
        String state,
        String evidence,
        @Nullable String revenueLoss,
        Instant incidentStartedAt,
        String channel,
        Instant reportedAt,
        String claimedBy,
        Instant claimedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String reason,
        @Nullable String amount,
        @Nullable String currency,
        @Nullable Integer serviceDays,
        @Nullable String appliesTo,
        @Nullable Figures figures,
        @Nullable Again again,
        long version) {

    /** @param digest of all of them, as it stands in the event */
    record Figures(
            long position,
            Instant asOf,
            Window period,
            long incidentDowntimeMillis,
            Figure net,
            Figure raw,
            PolicyRef policy,
            PolicyRef calendar,
            String engine,
            String digest) {

        static Figures of(Award award) {
            CreditFigures figures = award.figures();
            return new Figures(
                    figures.position(),
                    figures.asOf(),
                    figures.period(),
                    figures.incidentDowntimeMillis(),
                    figures.net(),
                    figures.raw(),
                    figures.policy(),
                    figures.calendar(),
                    figures.engine(),
                    award.digest());
        }
    }

    /**
     * @param verified whether the same question at the same position gives the same digest
     * @param position up to which the rest is known
     * @param same whether what is known now of that time gives the same figures
     */
    record Again(boolean verified, long position, boolean same, long incidentDowntimeMillis, Figure net, Figure raw) {

        static Again of(Award award, CreditFacts.Again again) {
            CreditFigures today = again.today();
            return new Again(
                    again.verified(),
                    today.position(),
                    today.sameAs(award.figures()),
                    today.incidentDowntimeMillis(),
                    today.net(),
                    today.raw());
        }
    }

    static CreditJson of(CreditView credit) {
        return of(credit, null);
    }

    static CreditJson of(CreditView credit, CreditFacts.@Nullable Again again) {
        Decision decision = credit.decision();
        Award award = credit.award();
        CreditValue value = award == null ? null : award.value();
        return new CreditJson(
                credit.credit().name(),
                credit.account().value(),
                credit.incident().name(),
                credit.state().wireName(),
                credit.evidence(),
                credit.revenueLoss(),
                credit.startedAt(),
                credit.channel().wireName(),
                credit.reportedAt(),
                credit.claimedBy().toString(),
                credit.claimedAt(),
                decision == null || decision.by() == null ? null : decision.by().toString(),
                decision == null ? null : decision.at(),
                decision == null ? null : decision.reason(),
                value instanceof CreditValue.Amount money ? money.amount() : null,
                value instanceof CreditValue.Amount money ? money.currency() : null,
                value instanceof CreditValue.ServiceDays days ? days.days() : null,
                award == null ? null : award.appliesTo().value(),
                award == null ? null : Figures.of(award),
                award == null || again == null ? null : Again.of(award, again),
                credit.version());
    }
}
