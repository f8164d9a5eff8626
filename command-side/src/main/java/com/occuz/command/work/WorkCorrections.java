package com.occuz.command.work;

import com.occuz.command.Times;
import com.occuz.command.work.Work.Known;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.refusal.Refused;
import com.occuz.kernel.sla.Agreement;
import com.occuz.kernel.sla.Agreements;
import com.occuz.kernel.work.WorkCommand.CorrectWork;
import com.occuz.kernel.work.WorkEvent.WorkEndCorrected;
import com.occuz.kernel.work.WorkEvent.WorkStartCorrected;
import com.occuz.kernel.work.WorkEvent;
import com.occuz.kernel.work.WorkPhase;
import com.occuz.kernel.work.WorkRefusal.NeverStarted;
import com.occuz.kernel.work.WorkRefusal.NotOver;
import com.occuz.kernel.work.WorkRefusal.NothingToCorrect;
import com.occuz.kernel.work.Worksheet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is known of the times of planned work changes; pure. What was said before stays in the ledger. */
final class WorkCorrections {

    private WorkCorrections() {}

    /** A start outside of the plan is a fact like any other: what of it is excluded, the figures say. */
    static List<WorkEvent> correct(CorrectWork command, Known work, Supplier<Agreements> agreements) {
        if (command.startedAt().isEmpty() && command.finishedAt().isEmpty()) {
            throw new Refused(new NothingToCorrect());
        }
        Worksheet sheet = work.sheet();
        Instant started = sheet.startedAt();
        if (started == null) {
            throw new Refused(new NeverStarted());
        }
        Instant ended = sheet.phase() == WorkPhase.RUNNING ? null : sheet.endedAt();
        if (command.finishedAt().isPresent() && ended == null) {
            throw new Refused(new NotOver());
        }
        Instant start = command.startedAt().orElse(started);
        @Nullable Instant end = command.finishedAt().orElse(ended);
        Erasable<Prose> reason = WorkDecider.sealed(command.reason());
        List<WorkEvent> events = new ArrayList<>();
        if (!start.equals(started)) {
            Times.of("startedAt", command.startedAt(), command.at()).notAfter("the work was over", end);
            Agreement agreement = agreements.get().at(start);
            WorkDecider.refuseWithoutNecessity(start, command.necessity(), sheet, agreement);
            boolean late = WorkDecider.isLate(start, sheet, agreement);
            events.add(new WorkStartCorrected(
                    command.work(),
                    started,
                    late,
                    WorkDecider.approvals(late, agreement),
                    WorkDecider.prose(command.necessity()),
                    reason,
                    command.by(),
                    start));
        }
        if (ended != null && end != null && !end.equals(ended)) {
            Times.of("finishedAt", command.finishedAt(), command.at()).notBefore("the work was started", start);
            // A start behind the old end would leave, between the two events, work that ends before it begins.
            events.add(
                    start.isAfter(ended) ? 0 : events.size(),
                    new WorkEndCorrected(command.work(), ended, reason, end));
        }
        return events;
    }
}
