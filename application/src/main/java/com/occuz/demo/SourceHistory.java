package com.occuz.demo;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.incident.Classification;
import com.occuz.kernel.incident.Components;
import com.occuz.kernel.incident.Criterion;
import com.occuz.kernel.incident.ImportId;
import com.occuz.kernel.incident.IncidentCommand.StateIncident;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.IncidentImportCommand.BeginImport;
import com.occuz.kernel.incident.IncidentImportCommand.EndImport;
import com.occuz.kernel.incident.IncidentImportEvent.LineError;
import com.occuz.kernel.incident.IncidentKind;
import com.occuz.kernel.incident.IncidentTitle;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.incident.SourceRef;
import com.occuz.kernel.incident.Statement;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.AggregateCommand;
import com.occuz.kernel.ledger.Channel;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.ledger.KeySubject;
import com.occuz.kernel.ledger.Metadata;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the status page before us had said, taken over in one import: statements, each with when it was made. */
final class SourceHistory {

    private final Chance chance;
    private final Cast cast;
    private final Instant at;
    private final ImportId importId;
    private final List<Scene> scenes = new ArrayList<>();

    private SourceHistory(long seed, Cast cast, Instant at) {
        this.chance = new Chance(seed, "import");
        this.cast = cast;
        this.at = at;
        this.importId = ImportId.of(chance.uuid());
    }

    /** @param at when the import was made; what it tells lies in the weeks before */
    static List<Scene> of(long seed, Cast cast, Instant at) {
        SourceHistory history = new SourceHistory(seed, cast, at);
        history.tell();
        return history.scenes;
    }

    private void tell() {
        play(new BeginImport(
                importId, Optional.of(new Prose("{\"impact\": {\"critical\": 1, \"major\": 2, \"minor\": 3}, \"component\": \"core\"}")), at));
        Instant outage = at.minus(Duration.ofDays(9)).plus(chance.minutes(0, 600));
        twice("old-status:101", IncidentKind.OUTAGE, "Redirects are down", Severity.CRITICAL, Component.REDIRECTION, outage,
                Duration.ofMinutes(13), "A switch failed.");
        twice("old-status:102", IncidentKind.OUTAGE, "Figures are late", Severity.HIGH, Component.ANALYTICS,
                at.minus(Duration.ofDays(6)), Duration.ofHours(5), "A disk was full.");
        twice("old-status:103", IncidentKind.MAINTENANCE, "Scheduled maintenance of the database", Severity.NORMAL, Component.CORE,
                at.minus(Duration.ofDays(4)), Duration.ofHours(2), null);
        twice("old-status:104", IncidentKind.MIGRATION, "Move to the new platform", Severity.NORMAL, Component.CORE,
                at.minus(Duration.ofDays(2)), Duration.ofHours(7), null);
        play(new EndImport(importId, true, 8, 0, 1, List.of(new LineError(7, "startedAt: is required")), at.plusSeconds(2)));
    }

    /** First that it has begun, then that it is over. */
    private void twice(
            String ref, IncidentKind kind, String title, Severity severity, Component component, Instant began, Duration lasted,
            @Nullable String cause) {
        Instant over = began.plus(lasted);
        state(ref, kind, title, severity, component, began, null, began.plus(Duration.ofMinutes(4)), null);
        state(ref, kind, title, severity, component, began, over, over.plus(Duration.ofMinutes(8)), cause);
    }

    private void state(
            String ref, IncidentKind kind, String title, Severity severity, Component component, Instant began,
            @Nullable Instant restored, Instant statedAt, @Nullable String cause) {
        KeySubject subject = KeySubject.of(AccountId.PLATFORM);
        SourceRef source = new SourceRef(ref);
        Statement statement = new Statement(
                source,
                kind,
                Erasable.of(subject, new IncidentTitle(title)),
                new Classification(severity, Criterion.NOT_STATED),
                Components.of(component),
                began,
                restored,
                null,
                null,
                null,
                null,
                statedAt,
                cause == null ? null : Erasable.of(subject, new Prose(cause)));
        play(new StateIncident(IncidentId.of(source), importId, statement, at));
    }

    private void play(AggregateCommand command) {
        scenes.add(new Scene(at, command, new Metadata(
                AccountId.PLATFORM,
                ActorType.USER,
                cast.operator().value(),
                Channel.IMPORT,
                chance.uuid().toString(),
                importId.toString(),
                importId.toString())));
    }
}
