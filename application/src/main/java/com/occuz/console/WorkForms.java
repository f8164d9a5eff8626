package com.occuz.console;

import com.occuz.kernel.incident.Components;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.sla.Component;
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
import java.util.List;
import java.util.Optional;

/** The forms about planned work: what was written becomes a command, or says what is wrong with it. */
final class WorkForms {

    private static final String AT = "at";
    private static final String NECESSITY = "necessity";
    private static final String REASON = "reason";

    private WorkForms() {}

    static Optional<PlanWork> plan(Fields form, List<String> components, WorkId work, Actor by, Instant now) {
        Optional<WorkTitle> title = form.required("title", "Say in one line what is done.", WorkTitle::new);
        Optional<Prose> purpose = form.required("purpose", "Say what it is for.", Prose::new);
        Optional<Prose> justification = form.required("justification", "Say why it is needed.", Prose::new);
        Optional<Prose> necessity = form.read(NECESSITY, Prose::new);
        Optional<Components> parts = parts(form, components);
        Optional<Instant> start = form.required("plannedStart", "Say when it begins.", Times::parse);
        Optional<Instant> end = form.required("plannedEnd", "Say when it is over.", Times::parse);
        if (start.isPresent() && end.isPresent() && !start.get().isBefore(end.get())) {
            form.fault("plannedEnd", "The end lies after the beginning.");
        }
        return !form.isSound()
                ? Optional.empty()
                : Optional.of(new PlanWork(
                        work,
                        title.orElseThrow(),
                        purpose.orElseThrow(),
                        justification.orElseThrow(),
                        necessity,
                        parts.orElseThrow(),
                        new Window(start.orElseThrow(), end.orElseThrow()),
                        Optional.empty(),
                        by,
                        now));
    }

    private static Optional<Components> parts(Fields form, List<String> names) {
        if (names.isEmpty()) {
            form.fault("components", "Choose at least one part.");
            return Optional.empty();
        }
        try {
            return Optional.of(Components.of(names.stream().map(Component::of).toList()));
        } catch (InvalidValue e) {
            form.fault("components", "Choose from the list.");
            return Optional.empty();
        }
    }

    /** An action on planned work; empty if a field is at fault. */
    static Optional<WorkCommand> action(String action, Fields form, WorkId work, Actor by, Instant now) {
        Optional<Long> version = form.read("version", IncidentForms::version);
        Optional<Instant> at = form.read(AT, Times::parse);
        Optional<Prose> reason = form.read(REASON, Prose::new);
        Optional<WorkCommand> command =
                switch (action) {
                    case "start" ->
                        Optional.of(new StartWork(work, at, form.read(NECESSITY, Prose::new), by, version, now));
                    case "extend" ->
                        form.required("plannedEnd", "Say until when.", Times::parse)
                                .map(end -> new ExtendWork(work, end, version, now));
                    case "finish" -> Optional.of(new FinishWork(work, at, version, now));
                    case "correct" -> correct(form, work, by, version, now);
                    case "cancel" -> Optional.of(new CancelWork(work, reason, version, now));
                    case "abort" -> Optional.of(new AbortWork(work, at, reason, version, now));
                    case "judge" ->
                        form.required(REASON, "Say why.", Prose::new)
                                .map(why -> new JudgeWork(
                                        work, is(form, "necessary"), is(form, "impactful"), why, version, now));
                    case "announce" -> Optional.of(new AnnounceWork(work, version, now));
                    case "approve" ->
                        form.required(REASON, "Say why.", Prose::new)
                                .map(why -> new ApproveLateWork(work, why, by, version, now));
                    case "reject" ->
                        form.required(REASON, "Say why.", Prose::new)
                                .map(why -> new RejectLateWork(work, why, by, version, now));
                    default -> throw new NoSuchPage();
                };
        return form.isSound() ? command : Optional.empty();
    }

    /** What is left empty stays as it is; something has to be different. */
    private static Optional<WorkCommand> correct(
            Fields form, WorkId work, Actor by, Optional<Long> version, Instant now) {
        Optional<Instant> startedAt = form.read("startedAt", Times::parse);
        Optional<Instant> finishedAt = form.read("finishedAt", Times::parse);
        Optional<Prose> reason = form.required("correctedReason", "Say how you know.", Prose::new);
        if (form.isSound() && startedAt.isEmpty() && finishedAt.isEmpty()) {
            form.fault("startedAt", "Say what was different.");
        }
        return reason.map(why -> new CorrectWork(
                work, startedAt, finishedAt, form.read(NECESSITY, Prose::new), why, by, version, now));
    }

    /** A box that is ticked sends its value, one that is not sends nothing. */
    private static boolean is(Fields form, String box) {
        return form.value(box).equals("yes");
    }
}
