package com.occuz.command.work;

import com.occuz.command.Times;
import com.occuz.command.work.Work.Absent;
import com.occuz.command.work.Work.Known;
import com.occuz.command.work.Work.Over;
import com.occuz.command.work.Work.Planned;
import com.occuz.command.work.Work.Running;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.ledger.KeySubject;
import com.occuz.kernel.maintenance.HighTraffic;
import com.occuz.kernel.refusal.Refusal;
import com.occuz.kernel.refusal.Refused;
import com.occuz.kernel.sla.Agreement;
import com.occuz.kernel.sla.Agreements;
import com.occuz.kernel.sla.WorkKind;
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
import com.occuz.kernel.work.WorkCommand;
import com.occuz.kernel.work.WorkEvent.WorkAborted;
import com.occuz.kernel.work.WorkEvent.WorkCancelled;
import com.occuz.kernel.work.WorkEvent.WorkExtended;
import com.occuz.kernel.work.WorkEvent.WorkFinished;
import com.occuz.kernel.work.WorkEvent.WorkPlanned;
import com.occuz.kernel.work.WorkEvent.WorkStarted;
import com.occuz.kernel.work.WorkEvent;
import com.occuz.kernel.work.WorkPhase;
import com.occuz.kernel.work.WorkRefusal.AlreadyStarted;
import com.occuz.kernel.work.WorkRefusal.EmptyPlan;
import com.occuz.kernel.work.WorkRefusal.ExtendedTooLate;
import com.occuz.kernel.work.WorkRefusal.NecessityMissing;
import com.occuz.kernel.work.WorkRefusal.NotLater;
import com.occuz.kernel.work.WorkRefusal.NotStarted;
import com.occuz.kernel.work.WorkRefusal.PlanIsOver;
import com.occuz.kernel.work.WorkRefusal.WorkExists;
import com.occuz.kernel.work.WorkRefusal.WorkHasChanged;
import com.occuz.kernel.work.WorkRefusal.WorkIsOver;
import com.occuz.kernel.work.WorkRefusal.WorkNotFound;
import com.occuz.kernel.work.Worksheet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The rules of the course that planned work takes (§ 7, § 12); pure. Repeating what is so already changes nothing, what
 * contradicts it is refused. Who is told of it and what becomes of late work are {@link Judgements}, wrong times are
 * {@link WorkCorrections}.
 */
final class WorkDecider {

    private WorkDecider() {}

    /** @param agreements asked only where a rule needs them */
    static List<WorkEvent> decide(WorkCommand command, Work work, Supplier<Agreements> agreements) {
        return switch (command) {
            case PlanWork it -> plan(it, work);
            case StartWork it -> start(it, known(work, it.ifVersion()), agreements);
            case ExtendWork it -> extend(it, open(work, it.ifVersion()));
            case FinishWork it -> finish(it, known(work, it.ifVersion()));
            case CorrectWork it -> WorkCorrections.correct(it, known(work, it.ifVersion()), agreements);
            case CancelWork it -> cancel(it, known(work, it.ifVersion()));
            case AbortWork it -> abort(it, known(work, it.ifVersion()));
            case JudgeWork it -> Judgements.judge(it, open(work, it.ifVersion()));
            case AnnounceWork it -> Judgements.announce(it, open(work, it.ifVersion()));
            case ApproveLateWork it -> Judgements.approve(it, known(work, it.ifVersion()).sheet());
            case RejectLateWork it -> Judgements.reject(it, known(work, it.ifVersion()).sheet());
        };
    }

    static Work evolve(Work work, WorkEvent event) {
        return Work.of(Worksheet.evolve(work instanceof Known known ? known.sheet() : null, event));
    }

    private static List<WorkEvent> plan(PlanWork command, Work work) {
        if (!(work instanceof Absent)) {
            throw new Refused(new WorkExists());
        }
        if (!command.planned().from().isBefore(command.planned().until())) {
            throw new Refused(new EmptyPlan());
        }
        return List.of(new WorkPlanned(
                command.work(),
                sealed(command.title()),
                sealed(command.purpose()),
                sealed(command.justification()),
                prose(command.necessity()),
                command.components(),
                command.planned().from(),
                command.planned().until(),
                command.partOf().orElse(null),
                command.by(),
                command.at()));
    }

    private static List<WorkEvent> start(StartWork command, Known work, Supplier<Agreements> agreements) {
        return switch (work) {
            case Planned planned -> started(command, planned.sheet(), agreements.get());
            case Running running ->
                same(command.startedAt(), running.startedAt(), new AlreadyStarted(running.startedAt()));
            case Over over -> throw over(over);
        };
    }

    private static List<WorkEvent> started(StartWork command, Worksheet sheet, Agreements agreements) {
        Instant start = Times.of("at", command.startedAt(), command.at()).stated();
        if (!start.isBefore(sheet.planned().until())) {
            throw new Refused(new PlanIsOver(sheet.planned().until()));
        }
        // Work is judged by the version in force at its actual start (§ 15).
        Agreement agreement = agreements.at(start);
        refuseWithoutNecessity(start, command.necessity(), sheet, agreement);
        boolean late = isLate(start, sheet, agreement);
        return List.of(new WorkStarted(
                command.work(),
                late,
                approvals(late, agreement),
                prose(command.necessity()),
                command.by(),
                start));
    }

    /** How many people have to approve it, where it is late. */
    static @Nullable Integer approvals(boolean late, Agreement agreement) {
        return late ? agreement.terms().plannedWork().approvalsOfLate() : null;
    }

    /** § 7: in hours of high traffic only where it is recorded why. */
    static void refuseWithoutNecessity(
            Instant start, Optional<Prose> necessity, Worksheet sheet, Agreement agreement) {
        boolean needed = sheet.work().kind() == WorkKind.MAINTENANCE && HighTraffic.of(agreement).isAt(start);
        if (needed && sheet.necessity() == null && necessity.isEmpty()) {
            throw new Refused(new NecessityMissing());
        }
    }

    /** Scheduled is what was on record before it began (§ 7, § 12), and as long before as the terms ask for. */
    static boolean isLate(Instant start, Worksheet sheet, Agreement agreement) {
        Instant recorded = sheet.plan().occurredAt();
        return !recorded.isBefore(start)
                || recorded.plus(agreement.terms().plannedWork().leadTime()).isAfter(start);
    }

    private static List<WorkEvent> extend(ExtendWork command, Worksheet sheet) {
        Instant end = sheet.planned().until();
        if (command.until().equals(end)) {
            return List.of();
        }
        if (!command.at().isBefore(end)) {
            throw new Refused(new ExtendedTooLate(end));
        }
        if (command.until().isBefore(end)) {
            throw new Refused(new NotLater(end));
        }
        return List.of(new WorkExtended(command.work(), end, command.until(), command.at()));
    }

    private static List<WorkEvent> finish(FinishWork command, Known work) {
        return switch (work) {
            case Planned ignored -> throw new Refused(new NotStarted());
            case Running running -> List.of(new WorkFinished(command.work(), end(command.finishedAt(), running, command.at())));
            case Over over -> repeated(over, WorkPhase.FINISHED, command.finishedAt());
        };
    }

    private static List<WorkEvent> abort(AbortWork command, Known work) {
        return switch (work) {
            case Planned ignored -> throw new Refused(new NotStarted());
            case Running running -> List.of(new WorkAborted(
                    command.work(),
                    prose(command.reason()),
                    end(command.abortedAt(), running, command.at())));
            case Over over -> repeated(over, WorkPhase.ABORTED, command.abortedAt());
        };
    }

    private static List<WorkEvent> cancel(CancelWork command, Known work) {
        return switch (work) {
            case Planned ignored ->
                List.of(new WorkCancelled(command.work(), prose(command.reason()), command.at()));
            case Running running -> throw new Refused(new AlreadyStarted(running.startedAt()));
            case Over over -> repeated(over, WorkPhase.CANCELLED, Optional.empty());
        };
    }

    private static Instant end(Optional<Instant> stated, Running running, Instant now) {
        return Times.of("at", stated, now).notBefore("the work was started", running.startedAt()).stated();
    }

    private static List<WorkEvent> repeated(Over over, WorkPhase wanted, Optional<Instant> stated) {
        if (over.sheet().phase() != wanted) {
            throw over(over);
        }
        return same(stated, over.endedAt(), new WorkIsOver(wanted, over.endedAt()));
    }

    /** Nothing happens where the same is said again, with its time or without; another time is another intent. */
    private static List<WorkEvent> same(Optional<Instant> stated, Instant before, Refusal conflict) {
        if (stated.isPresent() && !stated.get().equals(before)) {
            throw new Refused(conflict);
        }
        return List.of();
    }

    /** The sheet of work that is planned or goes on. */
    private static Worksheet open(Work work, Optional<Long> ifVersion) {
        Known known = known(work, ifVersion);
        if (known instanceof Over over) {
            throw over(over);
        }
        return known.sheet();
    }

    private static Known known(Work work, Optional<Long> ifVersion) {
        if (!(work instanceof Known known)) {
            throw new Refused(new WorkNotFound());
        }
        long version = known.sheet().version();
        if (ifVersion.isPresent() && ifVersion.get() != version) {
            throw new Refused(new WorkHasChanged(version));
        }
        return known;
    }

    private static Refused over(Over over) {
        return new Refused(new WorkIsOver(over.sheet().phase(), over.endedAt()));
    }

    /** What our own people write is locked with the platform's key. */
    static <T> Erasable<T> sealed(T value) {
        return Erasable.of(KeySubject.of(AccountId.PLATFORM), value);
    }

    static @Nullable Erasable<Prose> prose(Optional<Prose> text) {
        return text.map(WorkDecider::sealed).orElse(null);
    }
}
