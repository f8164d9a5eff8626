package com.occuz.kernel.servicelevel.fact;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.servicelevel.fact.ServiceFact.Agreed;
import com.occuz.kernel.servicelevel.fact.ServiceFact.Attributed;
import com.occuz.kernel.servicelevel.fact.ServiceFact.ExclusionJudged;
import com.occuz.kernel.servicelevel.fact.ServiceFact.ExclusionSought;
import com.occuz.kernel.servicelevel.fact.ServiceFact.ExclusionTakenBack;
import com.occuz.kernel.servicelevel.fact.ServiceFact.Explained;
import com.occuz.kernel.servicelevel.fact.ServiceFact.Graded;
import com.occuz.kernel.servicelevel.fact.ServiceFact.Handled;
import com.occuz.kernel.servicelevel.fact.ServiceFact.Installed;
import com.occuz.kernel.servicelevel.fact.ServiceFact.NoticesBought;
import com.occuz.kernel.servicelevel.fact.ServiceFact.Opened;
import com.occuz.kernel.servicelevel.fact.ServiceFact.Planned;
import com.occuz.kernel.servicelevel.fact.ServiceFact.Regraded;
import com.occuz.kernel.servicelevel.fact.ServiceFact.Relapsed;
import com.occuz.kernel.servicelevel.fact.ServiceFact.Rescoped;
import com.occuz.kernel.servicelevel.fact.ServiceFact.RestorationMoved;
import com.occuz.kernel.servicelevel.fact.ServiceFact.Restored;
import com.occuz.kernel.servicelevel.fact.ServiceFact.Scoped;
import com.occuz.kernel.servicelevel.fact.ServiceFact.StabilizationCut;
import com.occuz.kernel.servicelevel.fact.ServiceFact.Stabilizing;
import com.occuz.kernel.servicelevel.fact.ServiceFact.StartMoved;
import com.occuz.kernel.servicelevel.fact.ServiceFact.Started;
import com.occuz.kernel.servicelevel.fact.ServiceFact.Told;
import com.occuz.kernel.servicelevel.fact.ServiceFact.Unexplained;
import com.occuz.kernel.servicelevel.fact.ServiceFact.Withdrawn;
import com.occuz.kernel.servicelevel.fact.ServiceFact.WorkBegun;
import com.occuz.kernel.servicelevel.fact.ServiceFact.WorkCalledOff;
import com.occuz.kernel.servicelevel.fact.ServiceFact.WorkExtended;
import com.occuz.kernel.servicelevel.fact.ServiceFact.WorkJudged;
import com.occuz.kernel.servicelevel.fact.ServiceFact.WorkOver;
import com.occuz.kernel.servicelevel.fact.ServiceFact.WorkReviewed;
import com.occuz.kernel.servicelevel.fact.ServiceFact.WorkStartMoved;
import com.occuz.kernel.servicelevel.fact.ServiceFact.WorkTold;
import com.occuz.kernel.sla.Cause;
import com.occuz.kernel.sla.IncidentFacts;
import com.occuz.kernel.sla.IncidentScope;
import com.occuz.kernel.sla.PlannedWork;
import com.occuz.kernel.sla.Stated;
import com.occuz.kernel.sla.WorkKind;
import com.occuz.kernel.time.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One incident as its rows tell it, in the order of their positions. */
final class IncidentFold {

    private final String incident;

    /** What imports have told of it and not taken back. */
    private final List<ServiceFactRow> told = new ArrayList<>();

    private @Nullable IncidentFacts facts;
    private @Nullable Told lastTold;

    /** What we put it down to; no source takes the place of that. */
    private @Nullable Cause cause;

    /** Whether something was recorded here since the last statement: taking a statement back leaves that alone. */
    private boolean handled;

    private IncidentFold(String incident) {
        this.incident = incident;
    }

    static IncidentFold of(String incident, List<ServiceFactRow> rows) {
        IncidentFold fold = new IncidentFold(incident);
        rows.forEach(fold::apply);
        return fold;
    }

    /** The outage; empty if everything that was told of it was taken back, or it is planned work. */
    Optional<IncidentFacts> outage() {
        return Optional.ofNullable(facts)
                .filter(it -> named().isEmpty())
                .map(it -> cause == null ? it : it.attributed(cause));
    }

    /** The planned work that a source told of. */
    Optional<PlannedWork> plannedWork() {
        return Optional.ofNullable(facts).flatMap(work -> named().map(kind -> {
            PlannedWork told = PlannedWork.told(incident, kind, work.components(), work.startedAt());
            return work.restoration().map(told::ended).orElse(told);
        }));
    }

    /** The onset, whatever it is; for the service was there by then. */
    Optional<Instant> onset() {
        return Optional.ofNullable(facts).map(it -> it.startedAt().at());
    }

    /** The sort of planned work; empty for an outage. */
    private Optional<WorkKind> named() {
        return Arrays.stream(WorkKind.values())
                .filter(kind -> lastTold != null && lastTold.named() == kind.named())
                .findFirst();
    }

    private void apply(ServiceFactRow row) {
        String event = row.event();
        switch (row.fact()) {
            case Opened e -> facts = opened(e, event);
            case Told e -> {
                told.add(row);
                tell(e, event);
            }
            case Withdrawn e -> withdraw(e);
            case Restored e -> handle(known().restored(new Stated(e.at(), event)));
            case Relapsed e -> handle(known().relapsed(new Stated(e.at(), event)));
            case Graded e -> handle(known().escalated(e.severity(), new Stated(e.from(), event)));
            case Regraded e -> handle(known().severityCorrected(e.severity(), event));
            case Scoped e -> handle(known().scopeChanged(e.scope(), new Stated(e.from(), event)));
            case Rescoped e -> handle(known().scopeCorrected(e.scope(), event));
            case StartMoved e -> handle(known().startCorrected(new Stated(e.at(), event)));
            case RestorationMoved e -> handle(known().restorationCorrected(new Stated(e.at(), event)));
            case Stabilizing e -> handle(known().stabilizing(new Window(e.from(), e.until()), event));
            case StabilizationCut e -> handle(known().stabilizationEnds(new Stated(e.until(), event)));
            case Attributed e ->
                cause = new Cause(Optional.ofNullable(e.work()), Optional.ofNullable(e.reference()), event);
            case Handled ignored -> handle(known());
            case ExclusionSought ignored -> throw new IllegalStateException(incident + " is no exclusion");
            case ExclusionJudged ignored -> throw new IllegalStateException(incident + " is no exclusion");
            case ExclusionTakenBack ignored -> throw new IllegalStateException(incident + " is no exclusion");
            case Planned ignored -> throw noWork();
            case WorkBegun ignored -> throw noWork();
            case WorkStartMoved ignored -> throw noWork();
            case WorkExtended ignored -> throw noWork();
            case WorkOver ignored -> throw noWork();
            case WorkCalledOff ignored -> throw noWork();
            case WorkReviewed ignored -> throw noWork();
            case WorkJudged ignored -> throw noWork();
            case WorkTold ignored -> throw noWork();
            case NoticesBought ignored -> throw new IllegalStateException(incident + " is no account");
            case Unexplained ignored -> throw new IllegalStateException(incident + " is no candidate");
            case Explained ignored -> throw new IllegalStateException(incident + " is no candidate");
            case Installed ignored -> throw new IllegalStateException(incident + " is no installation");
            case Started ignored -> throw new IllegalStateException(incident + " is no service");
            case Agreed ignored -> throw new IllegalStateException(incident + " is no agreement");
        }
    }

    private IllegalStateException noWork() {
        return new IllegalStateException(incident + " is no planned work");
    }

    private IncidentFacts opened(Opened e, String event) {
        IncidentFacts opened = IncidentFacts.opened(
                incident, e.account(), e.scope(), e.components(), e.severity(), new Stated(e.startedAt(), event));
        IncidentFacts detected =
                e.detectedAt() == null ? opened : opened.detected(new Stated(e.detectedAt(), event));
        return e.reportedAt() == null ? detected : detected.reported(new Stated(e.reportedAt(), event));
    }

    private void tell(Told e, String event) {
        IncidentFacts stated = IncidentFacts.opened(
                incident,
                AccountId.PLATFORM,
                IncidentScope.PLATFORM,
                e.components(),
                e.severity(),
                new Stated(e.startedAt(), event));
        facts = e.restoredAt() == null ? stated : stated.restored(new Stated(e.restoredAt(), event));
        lastTold = e;
        handled = false;
    }

    private void withdraw(Withdrawn e) {
        told.removeIf(row -> row.fact() instanceof Told it && it.importId().equals(e.importId()));
        if (told.isEmpty()) {
            facts = null;
        } else if (!handled) {
            ServiceFactRow last = told.getLast();
            if (last.fact() instanceof Told left) {
                tell(left, last.event());
            }
        }
    }

    private void handle(IncidentFacts changed) {
        facts = changed;
        handled = true;
    }

    private IncidentFacts known() {
        if (facts == null) {
            throw new IllegalStateException(incident + " changes but nobody ever told of it");
        }
        return facts;
    }
}
