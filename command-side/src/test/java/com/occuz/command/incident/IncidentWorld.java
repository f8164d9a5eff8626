package com.occuz.command.incident;

import com.occuz.command.Spec;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.incident.Classification;
import com.occuz.kernel.incident.Components;
import com.occuz.kernel.incident.Criterion;
import com.occuz.kernel.incident.ImportId;
import com.occuz.kernel.incident.IncidentCommand.DetectIncident;
import com.occuz.kernel.incident.IncidentCommand.ReportIncident;
import com.occuz.kernel.incident.IncidentCommand.StateIncident;
import com.occuz.kernel.incident.IncidentCommand;
import com.occuz.kernel.incident.IncidentEvent.FailurePointFound;
import com.occuz.kernel.incident.IncidentEvent.IncidentDetected;
import com.occuz.kernel.incident.IncidentEvent.IncidentReported;
import com.occuz.kernel.incident.IncidentEvent.IncidentStated;
import com.occuz.kernel.incident.IncidentEvent.ServiceRestored;
import com.occuz.kernel.incident.IncidentEvent;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.IncidentKind;
import com.occuz.kernel.incident.IncidentTitle;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.incident.SourceRef;
import com.occuz.kernel.incident.Statement;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.ledger.KeySubject;
import com.occuz.kernel.sla.Agreements;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.IncidentScope;
import com.occuz.kernel.sla.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What tests of incidents begin with; minutes count from {@link #NOON}, a Friday in support hours. */
final class IncidentWorld {

    static final Instant NOON = Instant.parse("2026-01-09T17:00:00Z");
    static final AccountId ACME = new AccountId("acme");
    static final IncidentId ID = new IncidentId("i-1");
    static final Classification SLIGHT =
            new Classification(Severity.NORMAL, Criterion.INDIVIDUAL_CUSTOMER_ISSUE);
    static final Classification GRAVE =
            new Classification(Severity.CRITICAL, Criterion.GLOBAL_REDIRECTION_FAILURE);
    static final Components REDIRECTION = Components.of(Component.REDIRECTION);
    static final IncidentTitle TITLE = new IncidentTitle("Nothing redirects");
    static final Prose TEXT = new Prose("503 everywhere");
    static final Actor ADA = Actor.parse("user:ada");
    static final Actor BEN = Actor.parse("user:ben");
    static final Optional<Long> ANY_VERSION = Optional.empty();
    static final Optional<Instant> NOW = Optional.empty();
    static final ImportId IMPORT = new ImportId("one");

    static final Spec<IncidentCommand, IncidentEvent, Incident> SPEC =
            new Spec<>(
                    new Incident.Absent(),
                    (command, state) -> IncidentDecider.decide(command, state, () -> Agreements.STANDARD),
                    IncidentDecider::evolve);

    private IncidentWorld() {}

    static Instant at(long minutes) {
        return NOON.plus(Duration.ofMinutes(minutes));
    }

    static Optional<Instant> stated(long minutes) {
        return Optional.of(at(minutes));
    }

    static <T> Erasable<T> acmes(T value) {
        return Erasable.of(KeySubject.of(ACME), value);
    }

    static <T> Erasable<T> ours(T value) {
        return Erasable.of(KeySubject.of(AccountId.PLATFORM), value);
    }

    static ReportIncident anyReport(Optional<Instant> startedAt) {
        return new ReportIncident(ID, ACME, TITLE, TEXT, SLIGHT, REDIRECTION, startedAt, at(0));
    }

    static DetectIncident anyDetection(Optional<Instant> startedAt, Optional<Instant> detectedAt) {
        return new DetectIncident(
                ID, TITLE, Optional.of(TEXT), GRAVE, REDIRECTION, startedAt, detectedAt, at(0));
    }

    /** Reported at noon, begun ten minutes before. */
    static IncidentReported anyReported() {
        return new IncidentReported(
                ID, ACME, acmes(TITLE), acmes(TEXT), SLIGHT, REDIRECTION, IncidentScope.ACCOUNT, at(-10), at(0));
    }

    /** Detected at noon, begun ten minutes before; severity 1. */
    static IncidentDetected anyDetected() {
        return new IncidentDetected(
                ID, ours(TITLE), ours(TEXT), GRAVE, REDIRECTION, IncidentScope.PLATFORM, at(-10), at(0));
    }

    static FailurePointFound anyFailurePoint(long minutes) {
        return new FailurePointFound(ID, ours(TEXT), at(minutes));
    }

    /** Begun at noon and restored after half an hour, if at all. */
    static Statement anyStatement(@Nullable Instant restoredAt, @Nullable Instant statedAt) {
        return new Statement(
                new SourceRef("status:1"),
                IncidentKind.OUTAGE,
                ours(TITLE),
                new Classification(Severity.HIGH, Criterion.NOT_STATED),
                Components.of(Component.CORE),
                at(0),
                restoredAt,
                null,
                null,
                null,
                null,
                statedAt,
                null);
    }

    static StateIncident anyStating(Statement statement) {
        return new StateIncident(ID, IMPORT, statement, at(500));
    }

    static IncidentStated anyStated(Statement statement) {
        return new IncidentStated(
                ID, IMPORT, statement, Optional.ofNullable(statement.statedAt()).orElse(at(500)));
    }

    static Spec<IncidentCommand, IncidentEvent, Incident>.Given absent() {
        return SPEC.given(List.of());
    }

    static Spec<IncidentCommand, IncidentEvent, Incident>.Given reported(IncidentEvent... later) {
        return SPEC.given(Stream.concat(Stream.of(anyReported()), Stream.of(later)).toList());
    }

    static Spec<IncidentCommand, IncidentEvent, Incident>.Given detected(IncidentEvent... later) {
        return SPEC.given(Stream.concat(Stream.of(anyDetected()), Stream.of(later)).toList());
    }

    static Spec<IncidentCommand, IncidentEvent, Incident>.Given restored(IncidentEvent... later) {
        return SPEC.given(Stream.concat(
                        Stream.of(anyDetected(), new ServiceRestored(ID, null, at(30))), Stream.of(later))
                .toList());
    }

    static Spec<IncidentCommand, IncidentEvent, Incident>.Given imported(Statement... statements) {
        return SPEC.given(Stream.of(statements).map(IncidentWorld::anyStated).toList());
    }
}
