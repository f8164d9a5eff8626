package com.occuz.kernel.incident;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.AggregateCommand;
import com.occuz.kernel.sla.IncidentScope;
import com.occuz.kernel.sla.Severity;
import com.occuz.kernel.support.ContactChannel;
import com.occuz.kernel.work.WorkId;
import java.time.Instant;
import java.util.Optional;

/**
 * What can be asked of an incident. The present time is {@link #at()}; a time that is left out is that one. An
 * {@code ifVersion} refuses the command if the incident is at another version.
 */
public sealed interface IncidentCommand extends AggregateCommand {

    IncidentId incident();

    Instant at();

    @Override
    default String aggregateId() {
        return incident().toString();
    }

    /**
     * § 4: a customer, by an official channel.
     *
     * @param filing how it reached us where that was not the support section
     */
    record ReportIncident(
            IncidentId incident,
            AccountId account,
            IncidentTitle title,
            Prose description,
            Classification classification,
            Components components,
            Optional<Instant> startedAt,
            Optional<Filing> filing,
            Instant at)
            implements IncidentCommand {

        /** Through the support section. */
        public ReportIncident(
                IncidentId incident,
                AccountId account,
                IncidentTitle title,
                Prose description,
                Classification classification,
                Components components,
                Optional<Instant> startedAt,
                Instant at) {
            this(incident, account, title, description, classification, components, startedAt, Optional.empty(), at);
        }
    }

    /**
     * A contact that support files for the customer.
     *
     * @param contactedAt when the customer turned to us
     * @param reportedAt from when on clocks count: the contact, or now
     */
    record Filing(ContactChannel channel, Instant contactedAt, Instant reportedAt) {}

    /** § 4: our monitoring, or an operator. Concerns the whole platform. */
    record DetectIncident(
            IncidentId incident,
            IncidentTitle title,
            Optional<Prose> description,
            Classification classification,
            Components components,
            Optional<Instant> startedAt,
            Optional<Instant> detectedAt,
            Instant at)
            implements IncidentCommand {}

    /** @param by only a person can respond */
    record AcknowledgeIncident(
            IncidentId incident,
            Actor by,
            Optional<Instant> acknowledgedAt,
            Optional<Prose> message,
            Optional<Long> ifVersion,
            Instant at)
            implements IncidentCommand {}

    /** @param by only a person can respond */
    record AnswerIncident(
            IncidentId incident,
            ActorType by,
            Optional<Instant> answeredAt,
            Optional<Prose> message,
            Optional<Long> ifVersion,
            Instant at)
            implements IncidentCommand {}

    /** § 8: what is missing in a report. */
    record AskForDetail(IncidentId incident, Prose what, Optional<Long> ifVersion, Instant at)
            implements IncidentCommand {}

    /** § 8: the customer adds to its own report. */
    record AddDetail(IncidentId incident, Prose detail, Optional<Long> ifVersion, Instant at)
            implements IncidentCommand {}

    record DiagnoseIncident(
            IncidentId incident, Optional<Instant> failurePointAt, Prose cause, Optional<Long> ifVersion, Instant at)
            implements IncidentCommand {}

    record RestoreService(
            IncidentId incident, Actor by, Optional<Instant> restoredAt, Optional<Long> ifVersion, Instant at)
            implements IncidentCommand {}

    record RecordRelapse(IncidentId incident, Optional<Instant> relapsedAt, Optional<Long> ifVersion, Instant at)
            implements IncidentCommand {}

    /** To a graver or a lesser severity, from an instant on; with {@code scope}, to others as well. */
    record EscalateIncident(
            IncidentId incident,
            Classification classification,
            Optional<IncidentScope> scope,
            Optional<Instant> from,
            Prose reason,
            Optional<Long> ifVersion,
            Instant at)
            implements IncidentCommand {}

    /**
     * What is present was so all along.
     *
     * @param restoredAt the last restoration
     * @param criterion without it the present one holds where it fits the severity
     */
    record CorrectIncident(
            IncidentId incident,
            Optional<Instant> startedAt,
            Optional<Instant> restoredAt,
            Optional<Severity> severity,
            Optional<Criterion> criterion,
            Optional<IncidentScope> scope,
            Prose reason,
            Optional<Long> ifVersion,
            Instant at)
            implements IncidentCommand {}

    /** @param work the planned work that caused it; empty: none is named */
    record AttributeCause(
            IncidentId incident,
            CauseCategory category,
            Prose evidence,
            Optional<WorkId> work,
            Optional<Long> ifVersion,
            Instant at)
            implements IncidentCommand {}

    /**
     * § 6. A second one can only shorten the period.
     *
     * @param until without it, 72 hours after the first restoration
     */
    record DeclareStabilization(
            IncidentId incident,
            Optional<Instant> from,
            Optional<Instant> until,
            Optional<Long> ifVersion,
            Instant at)
            implements IncidentCommand {}

    /** § 6: the declared period was over earlier. */
    record EndStabilization(IncidentId incident, Optional<Instant> endedAt, Optional<Long> ifVersion, Instant at)
            implements IncidentCommand {}

    record CloseIncident(IncidentId incident, Optional<Instant> closedAt, Optional<Long> ifVersion, Instant at)
            implements IncidentCommand {}

    /** Records what an import tells; nothing happens if it told the same before. */
    record StateIncident(IncidentId incident, ImportId importId, Statement statement, Instant at)
            implements IncidentCommand {}

    /** Takes back what one import told of the incident. */
    record WithdrawStatements(IncidentId incident, ImportId importId, Prose reason, Instant at)
            implements IncidentCommand {}

    /** Records the warnings and breaches that are due by now and not recorded yet; however often it is asked. */
    record WatchClocks(IncidentId incident, Instant at) implements IncidentCommand {}
}
