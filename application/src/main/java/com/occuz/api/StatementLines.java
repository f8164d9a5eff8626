package com.occuz.api;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.incident.Classification;
import com.occuz.kernel.incident.Components;
import com.occuz.kernel.incident.Criterion;
import com.occuz.kernel.incident.ImportId;
import com.occuz.kernel.incident.IncidentCommand.StateIncident;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.IncidentKind;
import com.occuz.kernel.incident.IncidentTitle;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.incident.SourceRef;
import com.occuz.kernel.incident.Statement;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.ledger.KeySubject;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads one line of an import: what another system said about one incident. */
final class StatementLines {

    private static final KeySubject PLATFORM = KeySubject.of(AccountId.PLATFORM);

    /** What a line may say. */
    static final List<String> FIELDS = List.of(
            "ref", "title", "severity", "criterion", "components", "startedAt", "restoredAt", "detectedAt", "reportedAt",
            "failurePointAt", "respondedAt", "statedAt", "cause", "kind");

    private StatementLines() {}

    /** @throws ApiProblem naming every faulty field */
    static StateIncident read(JsonBody body, ImportId importId, Instant at) {
        Optional<SourceRef> ref = body.requiredText("ref", SourceRef::new);
        Optional<IncidentTitle> title = body.requiredText("title", IncidentTitle::new);
        Optional<Severity> severity =
                body.integer("severity", 1, 3).map(level -> Severity.of(Math.toIntExact(level)));
        if (severity.isEmpty() && (!body.has("severity") || body.isNull("severity"))) {
            body.fault("severity", "is required");
        }
        Criterion criterion = body.text("criterion", Criterion::of).orElse(Criterion.NOT_STATED);
        Optional<Classification> classification =
                severity.flatMap(it -> body.value("criterion", () -> new Classification(it, criterion)));
        Components components = body.texts("components")
                .flatMap(names -> body.value(
                        "components",
                        () -> Components.of(names.stream().map(Component::of).toList())))
                .orElse(Components.of(Component.CORE));
        Optional<Instant> startedAt = body.requiredText("startedAt", JsonBody::instantOf);
        Optional<Instant> restoredAt = body.instant("restoredAt");
        Optional<Instant> detectedAt = body.instant("detectedAt");
        Optional<Instant> reportedAt = body.instant("reportedAt");
        Optional<Instant> failurePointAt = body.instant("failurePointAt");
        Optional<Instant> respondedAt = body.instant("respondedAt");
        Optional<Instant> statedAt = body.instant("statedAt");
        Optional<Prose> cause = body.text("cause", Prose::new);
        IncidentKind kind = body.text("kind", IncidentKind::of).orElse(IncidentKind.OUTAGE);
        if (startedAt.isPresent() && restoredAt.isPresent() && restoredAt.get().isBefore(startedAt.get())) {
            body.fault("restoredAt", "lies before startedAt");
        }
        body.check();
        Statement statement = new Statement(
                ref.orElseThrow(),
                kind,
                Erasable.of(PLATFORM, title.orElseThrow()),
                classification.orElseThrow(),
                components,
                startedAt.orElseThrow(),
                restoredAt.orElse(null),
                detectedAt.orElse(null),
                reportedAt.orElse(null),
                failurePointAt.orElse(null),
                respondedAt.orElse(null),
                statedAt.orElse(null),
                cause.map(text -> Erasable.of(PLATFORM, text)).orElse(null));
        return new StateIncident(IncidentId.of(statement.ref()), importId, statement, at);
    }
}
