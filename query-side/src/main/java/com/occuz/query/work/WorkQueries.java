package com.occuz.query.work;

import com.occuz.kernel.query.Page;
import com.occuz.kernel.work.Sight;
import com.occuz.kernel.work.WorkQuery.FindWork;
import com.occuz.kernel.work.WorkQuery.FindWorkPlannedAt;
import com.occuz.kernel.work.WorkQuery.ListWork;
import com.occuz.kernel.work.WorkQuery.RunningMigration;
import com.occuz.kernel.work.WorkQuery.WhichMigrationsRun;
import com.occuz.kernel.work.WorkQuery.WorkView;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;

/** Answers every {@code WorkQuery}. Work that is not in sight is answered like work that is not there. */
public final class WorkQueries {

    private final WorkTable table;

    public WorkQueries(WorkTable table) {
        this.table = table;
    }

    @QueryHandler
    Optional<WorkView> on(FindWork query) {
        return table.find(query.sight(), query.work()).map(row -> shown(row, query.sight()));
    }

    @QueryHandler
    Optional<WorkView> on(FindWorkPlannedAt query) {
        return table.plannedAt(query.sight(), query.position()).map(row -> shown(row, query.sight()));
    }

    @QueryHandler
    Page<WorkView> on(ListWork query) {
        List<WorkView> rows = table
                .list(query.sight(), query.kind(), query.phase(), query.before(), query.limit() + 1)
                .stream()
                .map(row -> shown(row, query.sight()))
                .toList();
        return Page.cut(rows, query.limit(), WorkView::begunPosition);
    }

    @QueryHandler
    List<RunningMigration> on(WhichMigrationsRun query) {
        return table.migrationsRunning().stream()
                .map(work -> new RunningMigration(
                        work.work(), work.components(), Objects.requireNonNull(work.startedAt())))
                .toList();
    }

    private static WorkView shown(WorkRow row, Sight sight) {
        return switch (sight) {
            case EVERYTHING -> row.shown();
            case TOLD, NOTHING -> toCustomers(row.shown());
        };
    }

    /** Without what was written for ourselves. */
    private static WorkView toCustomers(WorkView it) {
        return new WorkView(
                it.work(), it.title(), it.purpose(), null, null, it.components(), it.planned(), it.phase(), null, null,
                it.recordedAt(), it.startedAt(), it.endedAt(), false, null, List.of(), null, it.announcedAt(),
                it.version(), it.begunPosition(), it.position());
    }
}
