package com.occuz.api;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.incident.CauseCategory;
import com.occuz.kernel.incident.Classification;
import com.occuz.kernel.incident.Components;
import com.occuz.kernel.incident.Criterion;
import com.occuz.kernel.incident.IncidentCommand;
import com.occuz.kernel.incident.IncidentCommand.AcknowledgeIncident;
import com.occuz.kernel.incident.IncidentCommand.AddDetail;
import com.occuz.kernel.incident.IncidentCommand.AnswerIncident;
import com.occuz.kernel.incident.IncidentCommand.AskForDetail;
import com.occuz.kernel.incident.IncidentCommand.AttributeCause;
import com.occuz.kernel.incident.IncidentCommand.CloseIncident;
import com.occuz.kernel.incident.IncidentCommand.CorrectIncident;
import com.occuz.kernel.incident.IncidentCommand.DeclareStabilization;
import com.occuz.kernel.incident.IncidentCommand.DetectIncident;
import com.occuz.kernel.incident.IncidentCommand.DiagnoseIncident;
import com.occuz.kernel.incident.IncidentCommand.EndStabilization;
import com.occuz.kernel.incident.IncidentCommand.EscalateIncident;
import com.occuz.kernel.incident.IncidentCommand.RecordRelapse;
import com.occuz.kernel.incident.IncidentCommand.ReportIncident;
import com.occuz.kernel.incident.IncidentCommand.RestoreService;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.IncidentTitle;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.IncidentScope;
import com.occuz.kernel.sla.Severity;
import com.occuz.kernel.work.WorkId;
import java.time.Instant;
import java.util.Optional;

/** Reads the bodies of requests about incidents. */
final class IncidentBodies {

    private static final String TITLE = "title";
    private static final String DESCRIPTION = "description";
    private static final String SEVERITY = "severity";
    private static final String CRITERION = "criterion";
    private static final String COMPONENTS = "components";
    private static final String SCOPE = "scope";
    private static final String STARTED_AT = "startedAt";
    private static final String RESTORED_AT = "restoredAt";
    private static final String MESSAGE = "message";
    private static final String REASON = "reason";
    private static final String AT = "at";
    private static final String ENDED_AT = "endedAt";
    private static final String PLANNED_WORK = "plannedWorkId";

    private IncidentBodies() {}

    /** An action on an incident that is there, read from its body. */
    @FunctionalInterface
    interface Action {
        IncidentCommand read(JsonBody body, Context context);
    }

    /** What an action needs beside its body. */
    record Context(IncidentId incident, Actor by, Optional<Long> ifVersion, Instant at) {}

    static ReportIncident report(JsonBody body, IncidentId incident, AccountId account, Instant at) {
        Optional<IncidentTitle> title = body.requiredText(TITLE, IncidentTitle::new);
        Optional<Prose> description = body.requiredText(DESCRIPTION, Prose::new);
        Optional<Classification> classification = classification(body);
        Optional<Components> components = components(body);
        Optional<Instant> startedAt = body.instant(STARTED_AT);
        body.check();
        return new ReportIncident(
                incident,
                account,
                title.orElseThrow(),
                description.orElseThrow(),
                classification.orElseThrow(),
                components.orElseThrow(),
                startedAt,
                at);
    }

    static DetectIncident detect(JsonBody body, IncidentId incident, Instant at) {
        Optional<IncidentTitle> title = body.requiredText(TITLE, IncidentTitle::new);
        Optional<Prose> description = body.text(DESCRIPTION, Prose::new);
        Optional<Classification> classification = classification(body);
        Optional<Components> components = components(body);
        Optional<Instant> startedAt = body.instant(STARTED_AT);
        Optional<Instant> detectedAt = body.instant("detectedAt");
        body.check();
        return new DetectIncident(
                incident,
                title.orElseThrow(),
                description,
                classification.orElseThrow(),
                components.orElseThrow(),
                startedAt,
                detectedAt,
                at);
    }

    static IncidentCommand acknowledge(JsonBody body, Context on) {
        Optional<Instant> at = body.instant(AT);
        Optional<Prose> message = body.text(MESSAGE, Prose::new);
        body.check();
        return new AcknowledgeIncident(on.incident(), on.by(), at, message, on.ifVersion(), on.at());
    }

    static IncidentCommand respond(JsonBody body, Context on) {
        Optional<Instant> at = body.instant(AT);
        Optional<Prose> message = body.text(MESSAGE, Prose::new);
        body.check();
        return new AnswerIncident(on.incident(), ActorType.API_KEY, at, message, on.ifVersion(), on.at());
    }

    static IncidentCommand ask(JsonBody body, Context on) {
        Optional<Prose> message = body.requiredText(MESSAGE, Prose::new);
        body.check();
        return new AskForDetail(on.incident(), message.orElseThrow(), on.ifVersion(), on.at());
    }

    static IncidentCommand detail(JsonBody body, Context on) {
        Optional<Prose> message = body.requiredText(MESSAGE, Prose::new);
        body.check();
        return new AddDetail(on.incident(), message.orElseThrow(), on.ifVersion(), on.at());
    }

    static IncidentCommand diagnose(JsonBody body, Context on) {
        Optional<Instant> at = body.instant("failurePointAt");
        Optional<Prose> cause = body.requiredText("cause", Prose::new);
        body.check();
        return new DiagnoseIncident(on.incident(), at, cause.orElseThrow(), on.ifVersion(), on.at());
    }

    static IncidentCommand restore(JsonBody body, Context on) {
        Optional<Instant> at = body.instant(AT);
        body.check();
        return new RestoreService(on.incident(), on.by(), at, on.ifVersion(), on.at());
    }

    static IncidentCommand relapse(JsonBody body, Context on) {
        Optional<Instant> at = body.instant(AT);
        body.check();
        return new RecordRelapse(on.incident(), at, on.ifVersion(), on.at());
    }

    static IncidentCommand escalate(JsonBody body, Context on) {
        Optional<Classification> classification = classification(body);
        Optional<IncidentScope> scope = body.text(SCOPE, IncidentScope::of);
        Optional<Instant> from = body.instant("from");
        Optional<Prose> reason = body.requiredText(REASON, Prose::new);
        body.check();
        return new EscalateIncident(
                on.incident(),
                classification.orElseThrow(),
                scope,
                from,
                reason.orElseThrow(),
                on.ifVersion(),
                on.at());
    }

    static IncidentCommand correct(JsonBody body, Context on) {
        Optional<Instant> startedAt = body.instant(STARTED_AT);
        Optional<Instant> restoredAt = body.instant(RESTORED_AT);
        Optional<Severity> severity = severity(body);
        Optional<Criterion> criterion = criterion(body);
        Optional<IncidentScope> scope = body.text(SCOPE, IncidentScope::of);
        Optional<Prose> reason = body.requiredText(REASON, Prose::new);
        body.check();
        return new CorrectIncident(
                on.incident(),
                startedAt,
                restoredAt,
                severity,
                criterion,
                scope,
                reason.orElseThrow(),
                on.ifVersion(),
                on.at());
    }

    static IncidentCommand attribute(JsonBody body, Context on) {
        Optional<CauseCategory> category = body.requiredText("category", CauseCategory::of);
        Optional<Prose> evidence = body.requiredText("evidence", Prose::new);
        Optional<WorkId> work = body.text(PLANNED_WORK, name -> category.flatMap(CauseCategory::work)
                .map(kind -> new WorkId(kind, name))
                .orElseThrow(() -> new InvalidValue("goes with scheduled-maintenance or service-migration alone")));
        body.check();
        return new AttributeCause(
                on.incident(), category.orElseThrow(), evidence.orElseThrow(), work, on.ifVersion(), on.at());
    }

    /** With {@code endedAt} it tells that a declared period is over, and declares none. */
    static IncidentCommand stabilize(JsonBody body, Context on) {
        Optional<Instant> at = body.instant(AT);
        Optional<Instant> until = body.instant("until");
        Optional<Instant> endedAt = body.instant(ENDED_AT);
        if (endedAt.isPresent() && (at.isPresent() || until.isPresent())) {
            body.fault(ENDED_AT, "ends the declared period; at and until declare one");
        }
        body.check();
        if (endedAt.isPresent()) {
            return new EndStabilization(on.incident(), endedAt, on.ifVersion(), on.at());
        }
        return new DeclareStabilization(on.incident(), at, until, on.ifVersion(), on.at());
    }

    static IncidentCommand close(JsonBody body, Context on) {
        Optional<Instant> at = body.instant(AT);
        body.check();
        return new CloseIncident(on.incident(), at, on.ifVersion(), on.at());
    }

    static Optional<Classification> classification(JsonBody body) {
        Optional<Severity> severity = severity(body);
        if (!body.has(SEVERITY) || body.isNull(SEVERITY)) {
            body.fault(SEVERITY, "is required");
        }
        Optional<Criterion> criterion = body.requiredText(CRITERION, IncidentBodies::criterion);
        if (severity.isEmpty() || criterion.isEmpty()) {
            return Optional.empty();
        }
        return body.value(CRITERION, () -> new Classification(severity.get(), criterion.get()));
    }

    private static Optional<Severity> severity(JsonBody body) {
        return body.integer(SEVERITY, 1, 3).map(level -> Severity.of(Math.toIntExact(level)));
    }

    private static Optional<Criterion> criterion(JsonBody body) {
        return body.text(CRITERION, IncidentBodies::criterion);
    }

    /** Whoever classifies an incident here says by which line of § 5; only an import may leave it open. */
    private static Criterion criterion(String text) {
        Criterion criterion = Criterion.of(text);
        if (criterion == Criterion.NOT_STATED) {
            throw new InvalidValue("only an import may leave the criterion open");
        }
        return criterion;
    }

    private static Optional<Components> components(JsonBody body) {
        if (!body.has(COMPONENTS) || body.isNull(COMPONENTS)) {
            body.fault(COMPONENTS, "is required");
            return Optional.empty();
        }
        return body.texts(COMPONENTS)
                .flatMap(names -> body.value(
                        COMPONENTS,
                        () -> Components.of(names.stream().map(Component::of).toList())));
    }
}
