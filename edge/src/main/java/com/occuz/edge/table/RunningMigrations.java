package com.occuz.edge.table;

import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.WorkKind;
import com.occuz.kernel.work.WorkEvent;
import com.occuz.kernel.work.WorkEvent.ImpactJudged;
import com.occuz.kernel.work.WorkEvent.LateWorkApproved;
import com.occuz.kernel.work.WorkEvent.LateWorkRejected;
import com.occuz.kernel.work.WorkEvent.WorkAborted;
import com.occuz.kernel.work.WorkEvent.WorkAnnounced;
import com.occuz.kernel.work.WorkEvent.WorkCancelled;
import com.occuz.kernel.work.WorkEvent.WorkEndCorrected;
import com.occuz.kernel.work.WorkEvent.WorkExtended;
import com.occuz.kernel.work.WorkEvent.WorkFinished;
import com.occuz.kernel.work.WorkEvent.WorkPlanned;
import com.occuz.kernel.work.WorkEvent.WorkStartCorrected;
import com.occuz.kernel.work.WorkEvent.WorkStarted;
import com.occuz.kernel.work.WorkId;
import java.util.HashSet;
import java.util.Set;

/** Which migrations go on that redirection is a part of (§ 12). One thread writes, any number read. */
public final class RunningMigrations {

    private final Set<WorkId> planned = new HashSet<>();
    private final Set<WorkId> running = new HashSet<>();
    private volatile boolean stopRedirects;

    /** Whether redirects are not to be answered, as far as the ledger was read. */
    public boolean stopRedirects() {
        return stopRedirects;
    }

    /** What is known at this moment, put with the position that it is known from. */
    LedgerMark mark(StoreIdentity store, long position) {
        return new LedgerMark(store, position, planned, running);
    }

    /** Knows what the mark says and nothing else. */
    void become(LedgerMark mark) {
        become(mark.planned(), mark.running());
    }

    /** Knows what the other one knows and nothing else. */
    void become(RunningMigrations other) {
        become(other.planned, other.running);
    }

    private void become(Set<WorkId> nowPlanned, Set<WorkId> nowRunning) {
        planned.clear();
        planned.addAll(nowPlanned);
        running.clear();
        running.addAll(nowRunning);
        stopRedirects = !running.isEmpty();
    }

    void apply(WorkEvent event) {
        switch (event) {
            case WorkPlanned e -> {
                if (e.work().kind() == WorkKind.MIGRATION && e.components().include(Component.REDIRECTION)) {
                    planned.add(e.work());
                }
            }
            case WorkStarted e -> {
                if (planned.remove(e.work())) {
                    running.add(e.work());
                }
            }
            case WorkFinished e -> running.remove(e.work());
            case WorkAborted e -> running.remove(e.work());
            case WorkCancelled e -> planned.remove(e.work());
            // When it began or ended, for whom it is, and whether it counts, changes no redirect of the present.
            case WorkExtended ignored -> {}
            case WorkStartCorrected ignored -> {}
            case WorkEndCorrected ignored -> {}
            case ImpactJudged ignored -> {}
            case WorkAnnounced ignored -> {}
            case LateWorkApproved ignored -> {}
            case LateWorkRejected ignored -> {}
        }
        stopRedirects = !running.isEmpty();
    }
}
