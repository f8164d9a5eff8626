package com.occuz.kernel.ledger;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.incident.CauseCategory;
import com.occuz.kernel.incident.Classification;
import com.occuz.kernel.incident.ClockBasis;
import com.occuz.kernel.incident.Components;
import com.occuz.kernel.incident.Criterion;
import com.occuz.kernel.incident.ImportId;
import com.occuz.kernel.incident.IncidentEvent.CauseAttributed;
import com.occuz.kernel.incident.IncidentEvent.ClockBreached;
import com.occuz.kernel.incident.IncidentEvent.ClockWarned;
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
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.IncidentImportEvent.ImportBegun;
import com.occuz.kernel.incident.IncidentImportEvent.ImportEnded;
import com.occuz.kernel.incident.IncidentImportEvent.ImportWithdrawn;
import com.occuz.kernel.incident.IncidentImportEvent.LineError;
import com.occuz.kernel.incident.IncidentKind;
import com.occuz.kernel.incident.IncidentTitle;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.incident.SourceRef;
import com.occuz.kernel.incident.Statement;
import com.occuz.kernel.sla.ClockName;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.IncidentScope;
import com.occuz.kernel.sla.Reading;
import com.occuz.kernel.sla.Severity;
import com.occuz.kernel.work.WorkId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The golden files of incidents as objects. */
final class GoldenIncidents {

    private static final Actor PERSON = Actor.parse("user:u_1");
    private static final Instant AT = Instant.parse("2026-03-01T12:34:56.789012Z");
    private static final Instant LATER = Instant.parse("2026-03-01T14:00:00Z");
    private static final AccountId ACME = new AccountId("acme");
    private static final IncidentId INCIDENT = new IncidentId("5f0c2a52-8a3e-4c39-9d1e-2f6f5b6b7a10");
    private static final ImportId IMPORT = new ImportId("0b9d6c1e-6f7a-4a55-8a6e-0d1f2c3b4a59");
    private static final Classification GRAVE =
            new Classification(Severity.CRITICAL, Criterion.GLOBAL_REDIRECTION_FAILURE);
    private static final Classification SLIGHT =
            new Classification(Severity.NORMAL, Criterion.INDIVIDUAL_CUSTOMER_ISSUE);
    private static final Components REDIRECTS = Components.of(Component.QR_REDIRECTION, Component.REDIRECTION);
    private static final ClockBasis BASIS =
            new ClockBasis(1, "sha256:" + "0a".repeat(32), 2, "sha256:" + "f0".repeat(32));

    private GoldenIncidents() {}

    static void addTo(Map<String, DomainEvent> all) {
        beginnings(all);
        actions(all);
        corrections(all);
        clocks(all);
        imports(all);
    }

    private static void imports(Map<String, DomainEvent> all) {
        all.put("incident.ImportBegun.1", new ImportBegun(IMPORT, ours(new Prose("impact = severity")), AT));
        all.put("incident.ImportBegun.1.bare", new ImportBegun(IMPORT, null, AT));
        all.put(
                "incident.ImportEnded.1",
                new ImportEnded(
                        IMPORT, true, 6, 3, 2, 1, List.of(new LineError(4, "severity: must be from 1 to 3")), LATER));
        all.put("incident.ImportEnded.1.broken", new ImportEnded(IMPORT, false, 0, 0, 0, 0, List.of(), LATER));
        all.put("incident.ImportWithdrawn.1", new ImportWithdrawn(IMPORT, ours(new Prose("The wrong file")), LATER));
    }

    private static void beginnings(Map<String, DomainEvent> all) {
        all.put(
                "incident.IncidentReported.1",
                new IncidentReported(
                        INCIDENT,
                        ACME,
                        sealed(ACME, new IncidentTitle("Nothing redirects – 503")),
                        sealed(ACME, new Prose("Since noon:\n\t\"503\" everywhere 😀")),
                        SLIGHT,
                        REDIRECTS,
                        IncidentScope.ACCOUNT,
                        AT,
                        LATER));
        all.put(
                "incident.IncidentDetected.1",
                new IncidentDetected(
                        INCIDENT,
                        ours(new IncidentTitle("Probe fails")),
                        ours(new Prose("3 of 3")),
                        GRAVE,
                        REDIRECTS,
                        IncidentScope.PLATFORM,
                        AT,
                        LATER));
        all.put(
                "incident.IncidentDetected.1.bare",
                new IncidentDetected(
                        INCIDENT,
                        ours(new IncidentTitle("Probe fails")),
                        null,
                        GRAVE,
                        REDIRECTS,
                        IncidentScope.PLATFORM,
                        AT,
                        AT));
        Statement full = new Statement(
                new SourceRef("status-page:9632825"),
                IncidentKind.OUTAGE,
                ours(new IncidentTitle("Degraded performance")),
                new Classification(Severity.HIGH, Criterion.NOT_STATED),
                Components.of(Component.CORE),
                AT,
                LATER,
                AT,
                AT,
                AT,
                AT,
                LATER,
                ours(new Prose("A change of configuration")));
        Statement bare = new Statement(
                new SourceRef("other:1"),
                IncidentKind.MAINTENANCE,
                ours(new IncidentTitle("Upgrade")),
                new Classification(Severity.NORMAL, Criterion.NOT_STATED),
                Components.of(Component.CORE),
                AT,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        all.put("incident.IncidentStated.1", new IncidentStated(INCIDENT, IMPORT, full, LATER));
        all.put("incident.IncidentStated.1.bare", new IncidentStated(INCIDENT, IMPORT, bare, LATER));
        all.put(
                "incident.StatementsWithdrawn.1",
                new StatementsWithdrawn(INCIDENT, IMPORT, ours(new Prose("The wrong file")), LATER));
    }

    private static void actions(Map<String, DomainEvent> all) {
        Erasable<Prose> message = sealed(ACME, new Prose("We are on it."));
        all.put("incident.IncidentAcknowledged.1", new IncidentAcknowledged(INCIDENT, message, null, AT));
        all.put("incident.IncidentAcknowledged.1.silent", new IncidentAcknowledged(INCIDENT, null, null, AT));
        all.put("incident.IncidentAnswered.1", new IncidentAnswered(INCIDENT, message, AT));
        all.put("incident.IncidentAnswered.1.silent", new IncidentAnswered(INCIDENT, null, AT));
        all.put("incident.FailurePointFound.1", new FailurePointFound(INCIDENT, message, AT));
        all.put("incident.IncidentAcknowledged.2", new IncidentAcknowledged(INCIDENT, message, PERSON, AT));
        all.put("incident.ServiceRestored.2", new ServiceRestored(INCIDENT, PERSON, AT));
        all.put(
                "incident.CauseAttributed.2",
                new CauseAttributed(
                        INCIDENT,
                        CauseCategory.SCHEDULED_MAINTENANCE,
                        message,
                        WorkId.parse("maintenance:5f0c2a52-8a3e-4c39-9d1e-2f6f5b6b7a10"),
                        AT));
        all.put("incident.ServiceRestored.1", new ServiceRestored(INCIDENT, null, AT));
        all.put("incident.ServiceRelapsed.1", new ServiceRelapsed(INCIDENT, AT));
        all.put("incident.SeverityChanged.1", new SeverityChanged(INCIDENT, SLIGHT, GRAVE, message, AT));
        all.put(
                "incident.ScopeChanged.1",
                new ScopeChanged(INCIDENT, IncidentScope.ACCOUNT, IncidentScope.PLATFORM, message, AT));
        all.put(
                "incident.CauseAttributed.1",
                new CauseAttributed(INCIDENT, CauseCategory.THIRD_PARTY_PROVIDER, message, null, AT));
        all.put("incident.StabilizationDeclared.1", new StabilizationDeclared(INCIDENT, LATER, AT));
        all.put(
                "incident.StabilizationShortened.1",
                new StabilizationShortened(INCIDENT, LATER, Instant.parse("2026-03-01T13:00:00Z"), AT));
        all.put("incident.IncidentClosed.1", new IncidentClosed(INCIDENT, AT));
    }

    private static void corrections(Map<String, DomainEvent> all) {
        Erasable<Prose> reason = sealed(ACME, new Prose("The log says otherwise."));
        all.put("incident.SeverityCorrected.1", new SeverityCorrected(INCIDENT, GRAVE, SLIGHT, reason, AT));
        all.put(
                "incident.ScopeCorrected.1",
                new ScopeCorrected(INCIDENT, IncidentScope.PLATFORM, IncidentScope.ACCOUNT, reason, AT));
        all.put("incident.StartCorrected.1", new StartCorrected(INCIDENT, LATER, reason, AT));
        all.put("incident.RestorationCorrected.1", new RestorationCorrected(INCIDENT, LATER, reason, AT));
    }

    private static void clocks(Map<String, DomainEvent> all) {
        all.put(
                "incident.ClockWarned.1",
                new ClockWarned(
                        INCIDENT,
                        ClockName.RESTORATION,
                        Reading.R3,
                        Severity.CRITICAL,
                        AT,
                        LATER,
                        BASIS,
                        Instant.parse("2026-03-01T13:40:00Z")));
        all.put(
                "incident.ObjectiveExceeded.1",
                new ObjectiveExceeded(
                        INCIDENT,
                        ClockName.RESTORATION,
                        Reading.CONTRACT,
                        Severity.CRITICAL,
                        AT,
                        LATER,
                        BASIS,
                        LATER));
        all.put(
                "incident.ClockBreached.1",
                new ClockBreached(
                        INCIDENT,
                        ClockName.RESPONSE,
                        Reading.CONTRACT,
                        Severity.HIGH,
                        AT,
                        LATER,
                        BASIS,
                        LATER));
    }

    private static <T> Erasable<T> ours(T value) {
        return sealed(AccountId.PLATFORM, value);
    }

    private static <T> Erasable<T> sealed(AccountId account, T value) {
        return Erasable.of(KeySubject.of(account), value);
    }
}
