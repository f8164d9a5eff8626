package com.occuz.api;

import com.occuz.kernel.incident.Components;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.WorkKind;
import com.occuz.kernel.time.Window;
import com.occuz.kernel.work.WorkCommand;
import com.occuz.kernel.work.WorkCommand.AbortWork;
import com.occuz.kernel.work.WorkCommand.AnnounceWork;
import com.occuz.kernel.work.WorkCommand.ApproveLateWork;
import com.occuz.kernel.work.WorkCommand.CancelWork;
import com.occuz.kernel.work.WorkCommand.CorrectWork;
import com.occuz.kernel.work.WorkCommand.ExtendWork;
import com.occuz.kernel.work.WorkCommand.FinishWork;
import com.occuz.kernel.work.WorkCommand.JudgeWork;
import com.occuz.kernel.work.WorkCommand.PlanWork;
import com.occuz.kernel.work.WorkCommand.RejectLateWork;
import com.occuz.kernel.work.WorkCommand.StartWork;
import com.occuz.kernel.work.WorkId;
import com.occuz.kernel.work.WorkTitle;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Reads the bodies of requests about planned work. */
final class WorkBodies {

    private static final String COMPONENTS = "components";
    private static final String NECESSITY = "necessity";
    private static final String PLANNED_START = "plannedStart";
    private static final String PLANNED_END = "plannedEnd";
    private static final String UNTIL = "until";
    private static final String REASON = "reason";
    private static final String AT = "at";

    private WorkBodies() {}

    /** An action on work that is there, read from its body. */
    @FunctionalInterface
    interface Action {
        WorkCommand read(JsonBody body, Context context);
    }

    /** What an action needs beside its body. */
    record Context(WorkId work, Actor by, Optional<Long> ifVersion, Instant at) {}

    /** @param family finds the migration that stands for those that count as one with the one that is named */
    static PlanWork plan(JsonBody body, WorkId work, Actor by, Instant at, UnaryOperator<WorkId> family) {
        Optional<WorkTitle> title = body.requiredText("title", WorkTitle::new);
        Optional<Prose> purpose = body.requiredText("purpose", Prose::new);
        Optional<Prose> justification = body.requiredText("justification", Prose::new);
        Optional<Prose> necessity = body.text(NECESSITY, Prose::new);
        Optional<Components> components = components(body);
        Optional<Instant> start = required(body, PLANNED_START);
        Optional<Instant> end = required(body, PLANNED_END);
        Optional<Window> planned = start.flatMap(from -> end.flatMap(until -> body.value(PLANNED_END, () -> {
            if (!from.isBefore(until)) {
                throw new InvalidValue("must be later than " + PLANNED_START);
            }
            return new Window(from, until);
        })));
        Optional<WorkId> partOf = work.kind() == WorkKind.MIGRATION
                ? body.text("partOf", name -> new WorkId(WorkKind.MIGRATION, name))
                : Optional.empty();
        body.check();
        return new PlanWork(
                work,
                title.orElseThrow(),
                purpose.orElseThrow(),
                justification.orElseThrow(),
                necessity,
                components.orElseThrow(),
                planned.orElseThrow(),
                partOf.map(family),
                by,
                at);
    }

    static WorkCommand start(JsonBody body, Context on) {
        Optional<Instant> at = body.instant(AT);
        Optional<Prose> necessity = body.text(NECESSITY, Prose::new);
        body.check();
        return new StartWork(on.work(), at, necessity, on.by(), on.ifVersion(), on.at());
    }

    /** The new end by the name that it has in the plan, or by the one that windows elsewhere have. */
    static WorkCommand extend(JsonBody body, Context on) {
        Optional<Instant> end = body.has(UNTIL) && !body.has(PLANNED_END) ? required(body, UNTIL) : required(body, PLANNED_END);
        if (body.has(UNTIL) && body.has(PLANNED_END)) {
            body.fault(UNTIL, "says the same as " + PLANNED_END + "; only one of both can be given");
        }
        body.check();
        return new ExtendWork(on.work(), end.orElseThrow(), on.ifVersion(), on.at());
    }

    static WorkCommand finish(JsonBody body, Context on) {
        Optional<Instant> at = body.instant(AT);
        body.check();
        return new FinishWork(on.work(), at, on.ifVersion(), on.at());
    }

    static WorkCommand correct(JsonBody body, Context on) {
        Optional<Instant> startedAt = body.instant("startedAt");
        Optional<Instant> finishedAt = body.instant("finishedAt");
        Optional<Prose> necessity = body.text(NECESSITY, Prose::new);
        Optional<Prose> reason = body.requiredText(REASON, Prose::new);
        body.check();
        return new CorrectWork(
                on.work(), startedAt, finishedAt, necessity, reason.orElseThrow(), on.by(), on.ifVersion(), on.at());
    }

    static WorkCommand cancel(JsonBody body, Context on) {
        Optional<Prose> reason = body.text(REASON, Prose::new);
        body.check();
        return new CancelWork(on.work(), reason, on.ifVersion(), on.at());
    }

    static WorkCommand abort(JsonBody body, Context on) {
        Optional<Instant> at = body.instant(AT);
        Optional<Prose> reason = body.text(REASON, Prose::new);
        body.check();
        return new AbortWork(on.work(), at, reason, on.ifVersion(), on.at());
    }

    static WorkCommand judge(JsonBody body, Context on) {
        Optional<Boolean> necessary = body.requiredFlag("necessary");
        Optional<Boolean> impactful = body.requiredFlag("impactful");
        Optional<Prose> reason = body.requiredText(REASON, Prose::new);
        body.check();
        return new JudgeWork(
                on.work(),
                necessary.orElseThrow(),
                impactful.orElseThrow(),
                reason.orElseThrow(),
                on.ifVersion(),
                on.at());
    }

    static WorkCommand announce(JsonBody body, Context on) {
        body.check();
        return new AnnounceWork(on.work(), on.ifVersion(), on.at());
    }

    static WorkCommand approve(JsonBody body, Context on) {
        Optional<Prose> reason = body.requiredText(REASON, Prose::new);
        body.check();
        return new ApproveLateWork(on.work(), reason.orElseThrow(), on.by(), on.ifVersion(), on.at());
    }

    static WorkCommand reject(JsonBody body, Context on) {
        Optional<Prose> reason = body.requiredText(REASON, Prose::new);
        body.check();
        return new RejectLateWork(on.work(), reason.orElseThrow(), on.by(), on.ifVersion(), on.at());
    }

    private static Optional<Instant> required(JsonBody body, String field) {
        if (!body.has(field) || body.isNull(field)) {
            body.fault(field, "is required");
        }
        return body.instant(field);
    }

    /** Names, or all of them by the platform's. */
    private static Optional<Components> components(JsonBody body) {
        if (!body.has(COMPONENTS) || body.isNull(COMPONENTS)) {
            body.fault(COMPONENTS, "is required");
            return Optional.empty();
        }
        if (body.is(COMPONENTS, SlaQuestion.PLATFORM)) {
            return Optional.of(Components.of(Component.values()));
        }
        return body.texts(COMPONENTS)
                .flatMap(names -> body.value(
                        COMPONENTS,
                        () -> Components.of(names.stream().map(Component::of).toList())));
    }
}
