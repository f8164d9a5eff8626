package com.occuz.kernel.incident;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.DomainEvent;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.sla.ClockName;
import com.occuz.kernel.sla.IncidentScope;
import com.occuz.kernel.sla.Reading;
import com.occuz.kernel.sla.Severity;
import com.occuz.kernel.support.ContactChannel;
import com.occuz.kernel.work.WorkId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What has happened to an incident. {@link #occurredAt()} is when it was so, as somebody says; who said it, and when we
 * learnt it, is the envelope's. What was once recorded is never changed: what proves wrong is corrected by a further
 * event. {@link Dossier} folds them.
 */
public sealed interface IncidentEvent extends DomainEvent {

    IncidentId incident();

    /**
     * A customer reported it by an official channel (§ 4).
     *
     * @param account whose report it is
     * @param startedAt since when it is so, as reported; not after the report
     * @param channel by which; those of revision 1 came through the support section
     * @param contactedAt when the customer had turned to us, {@code null} where that was the report
     * @param occurredAt when it was reported: with this, clocks may start
     */
    record IncidentReported(
            IncidentId incident,
            AccountId account,
            Erasable<IncidentTitle> title,
            Erasable<Prose> description,
            Classification classification,
            Components components,
            IncidentScope scope,
            Instant startedAt,
            ContactChannel channel,
            @Nullable Instant contactedAt,
            Instant occurredAt)
            implements IncidentEvent {

        /** Through the support section. */
        public IncidentReported(
                IncidentId incident,
                AccountId account,
                Erasable<IncidentTitle> title,
                Erasable<Prose> description,
                Classification classification,
                Components components,
                IncidentScope scope,
                Instant startedAt,
                Instant occurredAt) {
            this(
                    incident,
                    account,
                    title,
                    description,
                    classification,
                    components,
                    scope,
                    startedAt,
                    ContactChannel.PORTAL,
                    null,
                    occurredAt);
        }
    }

    /**
     * Our monitoring, or an operator, detected it (§ 4).
     *
     * @param description {@code null} where the monitor had no more to say than the title
     * @param startedAt the onset, e.g. the first failed probe; not after the detection
     * @param occurredAt when it was detected: with this, clocks may start
     */
    record IncidentDetected(
            IncidentId incident,
            Erasable<IncidentTitle> title,
            @Nullable Erasable<Prose> description,
            Classification classification,
            Components components,
            IncidentScope scope,
            Instant startedAt,
            Instant occurredAt)
            implements IncidentEvent {}

    /**
     * A named person took notice; this is a response (§ 5).
     *
     * @param message what the customer was told, if anything
     * @param by {@code null} in what was recorded before this was told
     */
    record IncidentAcknowledged(
            IncidentId incident, @Nullable Erasable<Prose> message, @Nullable Actor by, Instant occurredAt)
            implements IncidentEvent {}

    /** A named person replied; the first acknowledgement or reply is the response (§ 5). */
    record IncidentAnswered(IncidentId incident, @Nullable Erasable<Prose> message, Instant occurredAt)
            implements IncidentEvent {}

    /** Support asked the customer for what is missing (§ 8); clocks run on. */
    record DetailRequested(IncidentId incident, Erasable<Prose> what, Instant occurredAt) implements IncidentEvent {}

    /** The customer added to its report (§ 8). */
    record DetailAdded(IncidentId incident, Erasable<Prose> detail, Instant occurredAt) implements IncidentEvent {}

    /** The failure point was discovered (§ 4, § 5); {@code occurredAt} is when. */
    record FailurePointFound(IncidentId incident, Erasable<Prose> cause, Instant occurredAt)
            implements IncidentEvent {}

    /** The service was there again. {@code by}: {@code null} in what was recorded before this was told. */
    record ServiceRestored(IncidentId incident, @Nullable Actor by, Instant occurredAt) implements IncidentEvent {}

    /** The service failed once more for the same reason: the incident and its clocks go on. */
    record ServiceRelapsed(IncidentId incident, Instant occurredAt) implements IncidentEvent {}

    /** From {@code occurredAt} on it was graver, or less grave; before, it was what it was (escalation, de-escalation). */
    record SeverityChanged(
            IncidentId incident,
            Classification before,
            Classification classification,
            Erasable<Prose> reason,
            Instant occurredAt)
            implements IncidentEvent {}

    /** From {@code occurredAt} on it concerned everybody, or one account only. */
    record ScopeChanged(
            IncidentId incident, IncidentScope before, IncidentScope scope, Erasable<Prose> reason, Instant occurredAt)
            implements IncidentEvent {}

    /** It had this severity all along, whatever was said before; {@code occurredAt} is its start. */
    record SeverityCorrected(
            IncidentId incident,
            Classification before,
            Classification classification,
            Erasable<Prose> reason,
            Instant occurredAt)
            implements IncidentEvent {}

    /** It concerned these all along, whatever was said before; {@code occurredAt} is its start. */
    record ScopeCorrected(
            IncidentId incident, IncidentScope before, IncidentScope scope, Erasable<Prose> reason, Instant occurredAt)
            implements IncidentEvent {}

    /** It began at {@code occurredAt} and not at {@code before}. */
    record StartCorrected(IncidentId incident, Instant before, Erasable<Prose> reason, Instant occurredAt)
            implements IncidentEvent {}

    /** Its last restoration was at {@code occurredAt} and not at {@code before}. */
    record RestorationCorrected(IncidentId incident, Instant before, Erasable<Prose> reason, Instant occurredAt)
            implements IncidentEvent {}

    /**
     * Somebody put it down to a cause; {@code occurredAt} is when. The last one holds.
     *
     * @param work the planned work that caused it, of the sort that the category says (§ 7, § 12); {@code null} where
     *     none is named: whatever went on
     */
    record CauseAttributed(
            IncidentId incident,
            CauseCategory category,
            Erasable<Prose> evidence,
            @Nullable WorkId work,
            Instant occurredAt)
            implements IncidentEvent {}

    /**
     * A stabilization period was declared (§ 6): {@code [occurredAt, until)}, ending at most 72 hours after the first
     * restoration.
     */
    record StabilizationDeclared(IncidentId incident, Instant until, Instant occurredAt) implements IncidentEvent {}

    /** The stabilization period ends earlier than was declared; {@code occurredAt} is when that was decided. */
    record StabilizationShortened(IncidentId incident, Instant before, Instant until, Instant occurredAt)
            implements IncidentEvent {}

    /** Nothing is left to do. It can still be corrected and attributed. */
    record IncidentClosed(IncidentId incident, Instant occurredAt) implements IncidentEvent {}

    /**
     * A clock came close to its due instant and was still running. Recorded once for each due instant.
     *
     * @param startedAt when the clock had started
     * @param dueAt when it would be up
     * @param occurredAt when the warning was due
     */
    record ClockWarned(
            IncidentId incident,
            ClockName clock,
            Reading reading,
            Severity severity,
            Instant startedAt,
            Instant dueAt,
            ClockBasis basis,
            Instant occurredAt)
            implements IncidentEvent {}

    /**
     * The response time was up and nobody had responded. Recorded once for each reading, and never taken back: what is
     * learnt or corrected later stands beside it.
     *
     * @param startedAt when the clock had started
     * @param dueAt when it was up
     * @param occurredAt the due instant; later where an escalation set a target that had passed already
     */
    record ClockBreached(
            IncidentId incident,
            ClockName clock,
            Reading reading,
            Severity severity,
            Instant startedAt,
            Instant dueAt,
            ClockBasis basis,
            Instant occurredAt)
            implements IncidentEvent {}

    /**
     * The objective of § 5 for the restoration passed and the service was not restored. As "minimum 7 hours" can be read
     * as a floor and as a ceiling, this is no breach. Recorded once for each reading, and never taken back.
     *
     * @param startedAt when the clock had started
     * @param dueAt when it was up
     * @param occurredAt the due instant; later where an escalation set an objective that had passed already
     */
    record ObjectiveExceeded(
            IncidentId incident,
            ClockName clock,
            Reading reading,
            Severity severity,
            Instant startedAt,
            Instant dueAt,
            ClockBasis basis,
            Instant occurredAt)
            implements IncidentEvent {}

    /**
     * An import told what another system says of it; the first such event makes the incident known here.
     *
     * @param importId the import that told it
     * @param statement takes the place of the one before, as a whole
     * @param occurredAt when the source said so, or the time of the import where that is not known
     */
    record IncidentStated(IncidentId incident, ImportId importId, Statement statement, Instant occurredAt)
            implements IncidentEvent {}

    /**
     * All that one import had told of it was taken back; what other imports told holds again. With no statement left the
     * incident is withdrawn: it counts nowhere.
     */
    record StatementsWithdrawn(IncidentId incident, ImportId importId, Erasable<Prose> reason, Instant occurredAt)
            implements IncidentEvent {}
}
