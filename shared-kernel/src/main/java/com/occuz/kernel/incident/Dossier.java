package com.occuz.kernel.incident;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.incident.IncidentEvent.CauseAttributed;
import com.occuz.kernel.incident.IncidentEvent.ClockBreached;
import com.occuz.kernel.incident.IncidentEvent.ClockWarned;
import com.occuz.kernel.incident.IncidentEvent.DetailAdded;
import com.occuz.kernel.incident.IncidentEvent.DetailRequested;
import com.occuz.kernel.incident.IncidentEvent.FailurePointFound;
import com.occuz.kernel.incident.IncidentEvent.IncidentAcknowledged;
import com.occuz.kernel.incident.IncidentEvent.IncidentAnswered;
import com.occuz.kernel.incident.IncidentEvent.IncidentClosed;
import com.occuz.kernel.incident.IncidentEvent.IncidentDetected;
import com.occuz.kernel.incident.IncidentEvent.IncidentReported;
import com.occuz.kernel.incident.IncidentEvent.IncidentStated;
import com.occuz.kernel.incident.IncidentEvent.ObjectiveExceeded;
import com.occuz.kernel.incident.IncidentEvent.RestorationCorrected;
import com.occuz.kernel.incident.IncidentEvent.ScopeChanged;
import com.occuz.kernel.incident.IncidentEvent.ScopeCorrected;
import com.occuz.kernel.incident.IncidentEvent.ServiceRelapsed;
import com.occuz.kernel.incident.IncidentEvent.ServiceRestored;
import com.occuz.kernel.incident.IncidentEvent.SeverityChanged;
import com.occuz.kernel.incident.IncidentEvent.SeverityCorrected;
import com.occuz.kernel.incident.IncidentEvent.StabilizationDeclared;
import com.occuz.kernel.incident.IncidentEvent.StabilizationShortened;
import com.occuz.kernel.incident.IncidentEvent.StartCorrected;
import com.occuz.kernel.incident.IncidentEvent.StatementsWithdrawn;
import com.occuz.kernel.incident.Subject.Attribution;
import com.occuz.kernel.sla.Alarm;
import com.occuz.kernel.sla.IncidentScope;
import com.occuz.kernel.time.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Everything that an incident's events say about it, up to one of them: the one fold that decisions, views and
 * service-level figures share, so that they cannot differ.
 *
 * @param account whose report it is; the platform's own for what was detected or imported
 * @param report how the customer's report reached us; {@code null} where no customer reported it
 * @param hands who acknowledged and who restored
 * @param severities how grave it was, from when on
 * @param scopes whom it concerned, from when on
 * @param statements what imports told and did not take back, oldest first; empty unless imported
 * @param alarms what was recorded of its clocks, oldest first
 * @param handled whether anybody here has recorded times of it beside or instead of an import's
 * @param version number of its events so far
 */
public record Dossier(
        IncidentId incident,
        IncidentOrigin origin,
        AccountId account,
        @Nullable Report report,
        Subject subject,
        Course course,
        Hands hands,
        Phases<Classification> severities,
        Phases<IncidentScope> scopes,
        List<Imported> statements,
        List<Alarm> alarms,
        boolean handled,
        long version) {

    /** A statement and the import that told it. */
    public record Imported(ImportId importId, Statement statement) {}

    public Dossier {
        statements = List.copyOf(statements);
        alarms = List.copyOf(alarms);
    }

    /** The dossier after a further event; {@code before} is {@code null} before the first. */
    public static Dossier evolve(@Nullable Dossier before, IncidentEvent event) {
        return switch (event) {
            case IncidentReported e -> {
                refuseSecond(before, e);
                yield fresh(
                        e.incident(),
                        IncidentOrigin.REPORTED,
                        e.account(),
                        new Report(e.channel(), e.contactedAt(), null),
                        new Subject(IncidentKind.OUTAGE, e.title(), e.description(), e.components(), null, null, null),
                        Course.of(new Outage(e.startedAt(), null), null, e.occurredAt()),
                        e.classification(),
                        e.scope());
            }
            case IncidentDetected e -> {
                refuseSecond(before, e);
                yield fresh(
                        e.incident(),
                        IncidentOrigin.DETECTED,
                        AccountId.PLATFORM,
                        null,
                        new Subject(IncidentKind.OUTAGE, e.title(), e.description(), e.components(), null, null, null),
                        Course.of(new Outage(e.startedAt(), null), e.occurredAt(), null),
                        e.classification(),
                        e.scope());
            }
            case IncidentStated e -> stated(before, e);
            case IncidentEvent later -> known(before, later).after(later).counted();
        };
    }

    /** The dossier after all of {@code events}, which are one incident's, in order; {@code null} if there are none. */
    public static @Nullable Dossier of(Iterable<? extends IncidentEvent> events) {
        Dossier dossier = null;
        for (IncidentEvent event : events) {
            dossier = evolve(dossier, event);
        }
        return dossier;
    }

    /** Whether everything that was told about it was taken back: it counts nowhere. */
    public boolean isWithdrawn() {
        return origin == IncidentOrigin.IMPORTED && statements.isEmpty();
    }

    /** The severity and criterion in the end. */
    public Classification classification() {
        return severities.last();
    }

    /** Whom it concerns in the end. */
    public IncidentScope scope() {
        return scopes.last();
    }

    /** What another system calls it; {@code null} unless it was imported. */
    public @Nullable SourceRef ref() {
        return statements.isEmpty() ? null : statements.getLast().statement().ref();
    }

    private Dossier after(IncidentEvent event) {
        return switch (event) {
            case IncidentAcknowledged e ->
                handled(course.acknowledged(e.occurredAt()))
                        .about(subject.acknowledged(e.message()))
                        .by(hands.acknowledged(e.by()));
            case IncidentAnswered e -> handled(course.answered(e.occurredAt()));
            case DetailRequested e -> detailed(Report::asked, e.occurredAt());
            case DetailAdded ignored -> detailed((known, at) -> known.complete(), event.occurredAt());
            case FailurePointFound e -> handled(course.diagnosed(e.occurredAt())).about(subject.causedBy(e.cause()));
            case ServiceRestored e -> handled(course.restored(e.occurredAt())).by(hands.restored(e.by()));
            case ServiceRelapsed e -> handled(course.relapsed(e.occurredAt()));
            case SeverityChanged e -> graded(severities.changed(e.occurredAt(), e.classification()));
            case SeverityCorrected e -> graded(severities.corrected(e.classification()));
            case ScopeChanged e -> concerning(scopes.changed(e.occurredAt(), e.scope()));
            case ScopeCorrected e -> concerning(scopes.corrected(e.scope()));
            case StartCorrected e ->
                handled(course.begunAt(e.occurredAt()))
                        .graded(severities.beginningAt(e.occurredAt()))
                        .concerning(scopes.beginningAt(e.occurredAt()));
            case RestorationCorrected e -> handled(course.restored(e.occurredAt()));
            case CauseAttributed e -> about(subject.attributed(new Attribution(e.category(), e.evidence(), e.work())));
            case StabilizationDeclared e -> handled(course.stabilizing(new Window(e.occurredAt(), e.until())));
            case StabilizationShortened e ->
                handled(course.stabilizing(
                        new Window(Objects.requireNonNull(course.stabilization()).from(), e.until())));
            case IncidentClosed e -> handled(course.closed(e.occurredAt()));
            case ClockWarned e -> alarmed(new Alarm(e.clock(), e.reading(), Alarm.Kind.WARNING, e.dueAt()));
            case ClockBreached e -> alarmed(new Alarm(e.clock(), e.reading(), Alarm.Kind.DUE, e.dueAt()));
            case ObjectiveExceeded e -> alarmed(new Alarm(e.clock(), e.reading(), Alarm.Kind.DUE, e.dueAt()));
            case StatementsWithdrawn e -> withdrawn(e.importId());
            case IncidentReported e -> throw second(e);
            case IncidentDetected e -> throw second(e);
            case IncidentStated e -> throw second(e);
        };
    }

    private static Dossier fresh(
            IncidentId incident,
            IncidentOrigin origin,
            AccountId account,
            @Nullable Report report,
            Subject subject,
            Course course,
            Classification classification,
            IncidentScope scope) {
        return new Dossier(
                incident,
                origin,
                account,
                report,
                subject,
                course,
                Hands.NONE,
                Phases.of(course.startedAt(), classification),
                Phases.of(course.startedAt(), scope),
                List.of(),
                List.of(),
                false,
                1);
    }

    private static Dossier stated(@Nullable Dossier before, IncidentStated event) {
        List<Imported> all = new ArrayList<>(before == null ? List.of() : before.statements);
        all.add(new Imported(event.importId(), event.statement()));
        return before == null ? told(event.incident(), all, null) : before.telling(all).counted();
    }

    /** What the last of the statements says, and nothing else. */
    private static Dossier told(IncidentId incident, List<Imported> statements, @Nullable Attribution attribution) {
        Statement statement = statements.getLast().statement();
        return fresh(
                        incident,
                        IncidentOrigin.IMPORTED,
                        AccountId.PLATFORM,
                        null,
                        new Subject(
                                statement.kind(),
                                statement.title(),
                                null,
                                statement.components(),
                                null,
                                statement.cause(),
                                attribution),
                        Course.of(statement),
                        statement.classification(),
                        IncidentScope.PLATFORM)
                .stating(statements);
    }

    /** The same incident, with nothing but what the last of {@code all} says. */
    private Dossier telling(List<Imported> all) {
        Dossier told = told(incident, all, subject.attribution());
        return with(told.subject, told.course, told.severities, told.scopes, all, alarms, false);
    }

    /** With a statement left it says again what that one said, unless times were recorded here since. */
    private Dossier withdrawn(ImportId importId) {
        List<Imported> left = statements.stream()
                .filter(it -> !it.importId().equals(importId))
                .toList();
        if (left.isEmpty()) {
            return with(subject, course, severities, scopes, left, alarms, false);
        }
        return handled ? stating(left) : telling(left);
    }

    private Dossier stating(List<Imported> changed) {
        return with(subject, course, severities, scopes, changed, alarms, handled);
    }

    private Dossier handled(Course changed) {
        return with(subject, changed, severities, scopes, statements, alarms, true);
    }

    private Dossier graded(Phases<Classification> changed) {
        return with(subject, course, changed, scopes, statements, alarms, true);
    }

    private Dossier concerning(Phases<IncidentScope> changed) {
        return with(subject, course, severities, changed, statements, alarms, true);
    }

    /** What of a customer's report is missing matters to credits alone (§ 8). */
    private Dossier detailed(BiFunction<Report, Instant, Report> change, Instant at) {
        return copy(report == null ? null : change.apply(report, at), hands, version);
    }

    private Dossier about(Subject changed) {
        return with(changed, course, severities, scopes, statements, alarms, handled);
    }

    private Dossier alarmed(Alarm alarm) {
        List<Alarm> all = new ArrayList<>(alarms);
        all.add(alarm);
        return with(subject, course, severities, scopes, statements, all, handled);
    }

    private Dossier with(
            Subject subject,
            Course course,
            Phases<Classification> severities,
            Phases<IncidentScope> scopes,
            List<Imported> statements,
            List<Alarm> alarms,
            boolean handled) {
        return new Dossier(
                incident,
                origin,
                account,
                report,
                subject,
                course,
                hands,
                severities,
                scopes,
                statements,
                alarms,
                handled,
                version);
    }

    private Dossier by(Hands changed) {
        return copy(report, changed, version);
    }

    private Dossier counted() {
        return copy(report, hands, version + 1);
    }

    private Dossier copy(@Nullable Report report, Hands hands, long version) {
        return new Dossier(
                incident,
                origin,
                account,
                report,
                subject,
                course,
                hands,
                severities,
                scopes,
                statements,
                alarms,
                handled,
                version);
    }

    private static Dossier known(@Nullable Dossier before, IncidentEvent event) {
        if (before == null) {
            throw new IllegalStateException(event.incident() + " changes but nobody ever told of it");
        }
        return before;
    }

    private static void refuseSecond(@Nullable Dossier before, IncidentEvent event) {
        if (before != null) {
            throw second(event);
        }
    }

    private static IllegalStateException second(IncidentEvent event) {
        return new IllegalStateException(event.incident() + " cannot begin twice");
    }
}
