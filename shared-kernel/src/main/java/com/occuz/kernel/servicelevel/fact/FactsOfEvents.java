package com.occuz.kernel.servicelevel.fact;

import com.occuz.kernel.account.AccountEvent.SupportPlanSet;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.exclusion.ExclusionEvent;
import com.occuz.kernel.exclusion.ExclusionEvent.ExclusionApproved;
import com.occuz.kernel.exclusion.ExclusionEvent.ExclusionClaimed;
import com.occuz.kernel.exclusion.ExclusionEvent.ExclusionRejected;
import com.occuz.kernel.exclusion.ExclusionEvent.ExclusionRevoked;
import com.occuz.kernel.incident.IncidentEvent;
import com.occuz.kernel.incident.IncidentEvent.CauseAttributed;
import com.occuz.kernel.incident.IncidentEvent.ClockBreached;
import com.occuz.kernel.incident.IncidentEvent.ClockWarned;
import com.occuz.kernel.incident.IncidentEvent.DetailAdded;
import com.occuz.kernel.incident.IncidentEvent.DetailRequested;
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
import com.occuz.kernel.incident.Statement;
import com.occuz.kernel.monitoring.CandidateEvent;
import com.occuz.kernel.monitoring.CandidateEvent.AbsenceNoticed;
import com.occuz.kernel.monitoring.CandidateEvent.CandidateConfirmed;
import com.occuz.kernel.monitoring.CandidateEvent.CandidateDismissed;
import com.occuz.kernel.monitoring.CandidateEvent.FailuresNoticed;
import com.occuz.kernel.operations.InstallationEvent;
import com.occuz.kernel.operations.InstallationEvent.DemonstrationBegun;
import com.occuz.kernel.operations.InstallationEvent.DemonstrationLoaded;
import com.occuz.kernel.operations.InstallationEvent.InstallationCreated;
import com.occuz.kernel.operations.InstallationEvent.TestClockAdvanced;
import com.occuz.kernel.operations.InstallationEvent.TestClockStarted;
import com.occuz.kernel.servicelevel.ServiceLevelEvent;
import com.occuz.kernel.servicelevel.ServiceLevelEvent.ServiceStarted;
import com.occuz.kernel.servicelevel.ServiceLevelEvent.TermsPublished;
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
import com.occuz.kernel.servicelevel.fact.ServiceFact.WorkJudged;
import com.occuz.kernel.servicelevel.fact.ServiceFact.WorkOver;
import com.occuz.kernel.servicelevel.fact.ServiceFact.WorkReviewed;
import com.occuz.kernel.servicelevel.fact.ServiceFact.WorkStartMoved;
import com.occuz.kernel.servicelevel.fact.ServiceFact.WorkTold;
import com.occuz.kernel.sla.ServiceClass;
import com.occuz.kernel.work.WorkEvent;
import com.occuz.kernel.work.WorkEvent.ImpactJudged;
import com.occuz.kernel.work.WorkEvent.LateWorkApproved;
import com.occuz.kernel.work.WorkEvent.LateWorkRejected;
import com.occuz.kernel.work.WorkEvent.WorkAborted;
import com.occuz.kernel.work.WorkEvent.WorkAnnounced;
import com.occuz.kernel.work.WorkEvent.WorkCancelled;
import com.occuz.kernel.work.WorkEvent.WorkEndCorrected;
import com.occuz.kernel.work.WorkEvent.WorkFinished;
import com.occuz.kernel.work.WorkEvent.WorkPlanned;
import com.occuz.kernel.work.WorkEvent.WorkStartCorrected;
import com.occuz.kernel.work.WorkEvent.WorkStarted;
import java.util.Optional;

/** What each event says of the service; empty where it says nothing that matters to figures. */
public final class FactsOfEvents {

    private FactsOfEvents() {}

    public static Optional<ServiceFact> of(InstallationEvent event) {
        return switch (event) {
            case InstallationCreated e -> Optional.of(new Installed(e.occurredAt()));
            case TestClockStarted ignored -> Optional.empty();
            case TestClockAdvanced ignored -> Optional.empty();
            case DemonstrationBegun ignored -> Optional.empty();
            case DemonstrationLoaded ignored -> Optional.empty();
        };
    }

    public static ServiceFact of(ServiceLevelEvent event) {
        return switch (event) {
            case ServiceStarted e -> new Started(e.occurredAt());
            case TermsPublished e -> new Agreed(e.terms(), e.calendar(), e.effectiveFrom());
        };
    }

    public static Optional<ServiceFact> of(IncidentEvent event) {
        return switch (event) {
            case IncidentReported e -> Optional.of(new Opened(
                    e.account(), e.scope(), e.components().values(),
                    e.classification().severity(), e.startedAt(), null, e.occurredAt()));
            case IncidentDetected e -> Optional.of(new Opened(
                    AccountId.PLATFORM, e.scope(), e.components().values(),
                    e.classification().severity(), e.startedAt(), e.occurredAt(), null));
            case ServiceRestored e -> Optional.of(new Restored(e.occurredAt()));
            case ServiceRelapsed e -> Optional.of(new Relapsed(e.occurredAt()));
            case SeverityChanged e -> Optional.of(new Graded(e.classification().severity(), e.occurredAt()));
            case SeverityCorrected e -> Optional.of(new Regraded(e.classification().severity()));
            case ScopeChanged e -> Optional.of(new Scoped(e.scope(), e.occurredAt()));
            case ScopeCorrected e -> Optional.of(new Rescoped(e.scope()));
            case StartCorrected e -> Optional.of(new StartMoved(e.occurredAt()));
            case RestorationCorrected e -> Optional.of(new RestorationMoved(e.occurredAt()));
            case StabilizationDeclared e -> Optional.of(new Stabilizing(e.occurredAt(), e.until()));
            case StabilizationShortened e -> Optional.of(new StabilizationCut(e.until()));
            case IncidentStated e -> Optional.of(told(e));
            case StatementsWithdrawn e -> Optional.of(new Withdrawn(e.importId().toString()));
            // A statement that is taken back gives way to the one before, unless somebody has handled it here since.
            case IncidentAcknowledged ignored -> Optional.of(new Handled());
            case IncidentAnswered ignored -> Optional.of(new Handled());
            case FailurePointFound ignored -> Optional.of(new Handled());
            case IncidentClosed ignored -> Optional.of(new Handled());
            case CauseAttributed e -> Optional.of(new Attributed(
                    e.category().work().orElse(null), e.work() == null ? null : e.work().toString()));
            // What is missing in a report changes no figure and no clock (§ 8).
            case DetailRequested ignored -> Optional.empty();
            case DetailAdded ignored -> Optional.empty();
            case ClockWarned ignored -> Optional.empty();
            case ClockBreached ignored -> Optional.empty();
            case ObjectiveExceeded ignored -> Optional.empty();
        };
    }

    public static ServiceFact of(ExclusionEvent event) {
        return switch (event) {
            case ExclusionClaimed e -> new ExclusionSought(
                    e.category().wireName(),
                    e.provider() == null ? null : e.provider().value(),
                    e.scope().reached(),
                    e.scope().only().orElse(null),
                    e.window().from(),
                    e.window().until(),
                    e.incident() == null ? null : e.incident().toString(),
                    e.by().toString());
            case ExclusionApproved e -> new ExclusionJudged(e.by().toString(), true);
            case ExclusionRejected e -> new ExclusionJudged(e.by().toString(), false);
            case ExclusionRevoked ignored -> new ExclusionTakenBack();
        };
    }

    public static ServiceFact of(SupportPlanSet event) {
        return new NoticesBought(event.account(), event.plan().outageNotices());
    }

    public static ServiceFact of(CandidateEvent event) {
        return switch (event) {
            case AbsenceNoticed e -> new Unexplained(e.components().values(), e.from(), e.until());
            case FailuresNoticed e -> new Unexplained(e.components().values(), e.from(), e.until());
            case CandidateConfirmed ignored -> new Explained();
            case CandidateDismissed ignored -> new Explained();
        };
    }

    public static Optional<ServiceFact> of(WorkEvent event) {
        return switch (event) {
            case WorkPlanned e -> Optional.of(new Planned(
                    e.work().kind(), e.family().toString(), e.components().values(), e.from(), e.until(),
                    e.occurredAt(), e.by().toString()));
            case WorkStarted e -> Optional.of(new WorkBegun(e.occurredAt()));
            case WorkEvent.WorkExtended e -> Optional.of(new ServiceFact.WorkExtended(e.until(), e.occurredAt()));
            case WorkFinished e -> Optional.of(new WorkOver(e.occurredAt()));
            case WorkAborted e -> Optional.of(new WorkOver(e.occurredAt()));
            case WorkCancelled e -> Optional.of(new WorkCalledOff(e.occurredAt()));
            case LateWorkApproved e -> Optional.of(new WorkReviewed(e.by().toString(), true));
            case LateWorkRejected e -> Optional.of(new WorkReviewed(e.by().toString(), false));
            case WorkStartCorrected e -> Optional.of(new WorkStartMoved(e.occurredAt(), e.late()));
            case WorkEndCorrected e -> Optional.of(new WorkOver(e.occurredAt()));
            case ImpactJudged e -> Optional.of(new WorkJudged(e.necessary() && e.impactful()));
            case WorkAnnounced ignored -> Optional.of(new WorkTold());
        };
    }

    private static Told told(IncidentStated event) {
        Statement statement = event.statement();
        return new Told(
                event.importId().toString(),
                switch (statement.kind()) {
                    case OUTAGE -> ServiceClass.DOWN;
                    case MAINTENANCE -> ServiceClass.MAINTENANCE;
                    case MIGRATION -> ServiceClass.MIGRATION;
                },
                statement.classification().severity(),
                statement.components().values(),
                statement.startedAt(),
                statement.restoredAt(),
                event.occurredAt());
    }
}
