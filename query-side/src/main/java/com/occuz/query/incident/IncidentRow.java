package com.occuz.query.incident;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.incident.CauseCategory;
import com.occuz.kernel.incident.Course;
import com.occuz.kernel.incident.Criterion;
import com.occuz.kernel.incident.Dossier;
import com.occuz.kernel.incident.Dossier.Imported;
import com.occuz.kernel.incident.ImportId;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.IncidentKind;
import com.occuz.kernel.incident.IncidentOrigin;
import com.occuz.kernel.incident.IncidentQuery.IncidentView;
import com.occuz.kernel.incident.IncidentState;
import com.occuz.kernel.incident.SourceRef;
import com.occuz.kernel.incident.Subject;
import com.occuz.kernel.incident.Subject.Attribution;
import com.occuz.kernel.incident.Telling;
import com.occuz.kernel.incident.clock.ClockWatch;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.sla.Agreements;
import com.occuz.kernel.sla.Alarm;
import com.occuz.kernel.sla.ClockName;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.IncidentScope;
import com.occuz.kernel.sla.Reading;
import com.occuz.kernel.sla.Severity;
import com.occuz.kernel.time.Window;
import com.occuz.kernel.work.WorkId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code view.incident}. Erasable values are plain text here and {@code [erased]} once they are erased.
 *
 * @param state settled: never stabilizing, which ends by itself
 * @param nextDueAt the earliest due instant of a clock that runs
 * @param ringsAt when something of its clocks has to be recorded
 * @param breached whether a breach of the contract's reading is recorded
 * @param imports whose statements stand
 */
record IncidentRow(
        IncidentId incident,
        AccountId account,
        IncidentOrigin origin,
        IncidentKind kind,
        @Nullable String ref,
        String title,
        @Nullable String description,
        Severity severity,
        Criterion criterion,
        IncidentScope scope,
        List<Component> components,
        IncidentState state,
        Instant startedAt,
        @Nullable Instant detectedAt,
        @Nullable Instant reportedAt,
        @Nullable Instant failurePointAt,
        @Nullable String cause,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant respondedAt,
        @Nullable Instant restoredAt,
        List<Instant> relapses,
        @Nullable Window stabilization,
        @Nullable CauseCategory category,
        @Nullable WorkId plannedWork,
        @Nullable Instant closedAt,
        @Nullable Instant nextDueAt,
        @Nullable Instant ringsAt,
        boolean breached,
        List<ImportId> imports,
        long version,
        long begunPosition,
        long position) {

    /**
     * The row of a dossier.
     *
     * @param recordedAt when the last of its events was recorded: what is due is what was known to be due then
     * @param agreements those that were published by then
     */
    static IncidentRow of(Dossier dossier, long begunPosition, long position, Instant recordedAt, Agreements agreements) {
        Subject subject = dossier.subject();
        Course course = dossier.course();
        SourceRef ref = dossier.ref();
        Attribution attribution = subject.attribution();
        boolean counts = !dossier.isWithdrawn();
        return new IncidentRow(
                dossier.incident(),
                dossier.account(),
                dossier.origin(),
                subject.kind(),
                ref == null ? null : ref.value(),
                subject.title().text(),
                text(subject.description()),
                dossier.classification().severity(),
                dossier.classification().criterion(),
                dossier.scope(),
                List.copyOf(subject.components().values()),
                IncidentState.settled(dossier),
                course.startedAt(),
                course.detectedAt(),
                course.reportedAt(),
                course.failurePointAt(),
                text(subject.cause()),
                course.acknowledgedAt(),
                course.respondedAt(),
                course.restoredAt(),
                course.relapses(),
                course.stabilization(),
                attribution == null ? null : attribution.category(),
                attribution == null ? null : attribution.work(),
                course.closedAt(),
                counts ? ClockWatch.nextDue(dossier, agreements, recordedAt).orElse(null) : null,
                counts ? ClockWatch.next(dossier, agreements, recordedAt).orElse(null) : null,
                dossier.alarms().stream().anyMatch(IncidentRow::isBreach),
                dossier.statements().stream().map(Imported::importId).distinct().toList(),
                dossier.version(),
                begunPosition,
                position);
    }

    /**
     * The row as a tenant may see it at {@code now}.
     *
     * @param telling what the tenant is told of it
     * @param applies whether the clocks do, which an exclusion can lift (§ 9)
     */
    IncidentView view(Tenant tenant, Telling telling, Instant now, boolean applies) {
        boolean stabilizing =
                state == IncidentState.RESTORED && stabilization != null && stabilization.contains(now);
        return new IncidentView(
                incident,
                telling.title() && !account.equals(AccountId.PLATFORM) ? account : null,
                origin,
                kind,
                ref,
                telling.title() ? title : neutralTitle(),
                telling.report() ? description : null,
                severity,
                criterion,
                scope,
                components,
                stabilizing ? IncidentState.STABILIZING : state,
                startedAt,
                detectedAt,
                reportedAt,
                failurePointAt,
                telling.causes() ? cause : null,
                acknowledgedAt,
                respondedAt,
                restoredAt,
                relapses,
                stabilization == null ? null : stabilization.until(),
                category,
                // Whether planned work is told is decided elsewhere (§ 7, § 12); an incident does not give it away.
                tenant instanceof Tenant.Everyone ? plannedWork : null,
                closedAt,
                applies ? nextDueAt : null,
                breached,
                version,
                begunPosition,
                position);
    }

    /** What § 5 calls it, e.g. {@code Major feature degradation}. */
    private String neutralTitle() {
        if (criterion == Criterion.NOT_STATED) {
            return "Incident of severity " + severity.level();
        }
        String words = criterion.wireName().replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static boolean isBreach(Alarm alarm) {
        return alarm.kind() == Alarm.Kind.DUE
                && alarm.clock() == ClockName.RESPONSE
                && alarm.reading() == Reading.CONTRACT;
    }

    private static @Nullable String text(@Nullable Erasable<?> value) {
        return value == null ? null : value.text();
    }
}
