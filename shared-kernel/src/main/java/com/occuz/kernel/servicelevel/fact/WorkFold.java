package com.occuz.kernel.servicelevel.fact;

import com.occuz.kernel.servicelevel.fact.ServiceFact.Planned;
import com.occuz.kernel.servicelevel.fact.ServiceFact.WorkBegun;
import com.occuz.kernel.servicelevel.fact.ServiceFact.WorkCalledOff;
import com.occuz.kernel.servicelevel.fact.ServiceFact.WorkExtended;
import com.occuz.kernel.servicelevel.fact.ServiceFact.WorkJudged;
import com.occuz.kernel.servicelevel.fact.ServiceFact.WorkOver;
import com.occuz.kernel.servicelevel.fact.ServiceFact.WorkReviewed;
import com.occuz.kernel.servicelevel.fact.ServiceFact.WorkStartMoved;
import com.occuz.kernel.servicelevel.fact.ServiceFact.WorkTold;
import com.occuz.kernel.sla.PlannedWork;
import com.occuz.kernel.sla.PlannedWork.Extension;
import com.occuz.kernel.sla.PlannedWork.Plan;
import com.occuz.kernel.sla.Review;
import com.occuz.kernel.sla.Stated;
import com.occuz.kernel.time.Window;
import java.util.List;

/** Planned work as its rows tell it, in the order of their positions; pure. */
final class WorkFold {

    private WorkFold() {}

    /** Whether the rows of a subject tell of planned work. */
    static boolean isWork(List<ServiceFactRow> rows) {
        return rows.getFirst().fact() instanceof Planned;
    }

    static PlannedWork of(String work, List<ServiceFactRow> rows) {
        if (!(rows.getFirst().fact() instanceof Planned plan)) {
            throw new IllegalStateException(work + " changes but was never planned");
        }
        Plan recorded = new Plan(
                new Window(plan.from(), plan.until()), plan.recordedAt(), plan.claimant(), rows.getFirst().event());
        // Without a justification there is no plan of a migration here.
        PlannedWork planned = PlannedWork.planned(work, plan.kind(), plan.components(), recorded)
                .inFamily(plan.family())
                .withJustification();
        for (ServiceFactRow row : rows.subList(1, rows.size())) {
            planned = after(planned, row);
        }
        return planned;
    }

    private static PlannedWork after(PlannedWork work, ServiceFactRow row) {
        String event = row.event();
        return switch (row.fact()) {
            case WorkBegun e -> work.started(new Stated(e.at(), event));
            case WorkStartMoved e -> (e.late() ? work : work.unreviewed()).started(new Stated(e.at(), event));
            case WorkExtended e -> work.extended(new Extension(e.until(), e.recordedAt(), event));
            case WorkOver e -> work.ended(new Stated(e.at(), event));
            case WorkCalledOff e -> work.cancelled(new Stated(e.at(), event));
            case WorkReviewed e -> work.reviewed(new Review(e.by(), e.approved(), event));
            case WorkJudged ignored -> work;
            case WorkTold ignored -> work;
            case ServiceFact other -> throw new IllegalStateException(work.id() + " is planned work, and no " + other);
        };
    }
}
