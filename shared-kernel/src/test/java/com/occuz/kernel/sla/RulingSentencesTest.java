package com.occuz.kernel.sla;

import static com.occuz.kernel.sla.AnyIncident.at;
import static com.occuz.kernel.sla.AnyIncident.est;
import static com.occuz.kernel.sla.PlannedWork.WHOLE_PLATFORM;
import static com.occuz.kernel.sla.UptimeWorld.LATER;
import static com.occuz.kernel.sla.UptimeWorld.planned;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.sla.PlannedWork.Extension;
import com.occuz.kernel.sla.PlannedWork.Plan;
import com.occuz.kernel.time.Window;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each ruling on planned work (§ 7, § 12) says in one sentence why, and names the events that it rests on. */
class RulingSentencesTest {

    private static final PlannedWork PLANNED =
            planned(WorkKind.MAINTENANCE, WHOLE_PLATFORM, "2026-03-01T10:00:00", "2026-03-01T12:00:00");

    /** Recorded at eleven, an hour after it began. */
    private static final PlannedWork LATE = PlannedWork.planned(
                    "late", WorkKind.MAINTENANCE, WHOLE_PLATFORM,
                    new Plan(
                            new Window(est("2026-03-01T10:00:00"), est("2026-03-01T12:00:00")),
                            est("2026-03-01T11:00:00"), "ann", "planned"))
            .started(at("2026-03-01T10:00:00", "started"))
            .ended(at("2026-03-01T12:00:00", "ended"));

    private static WorkRuling ruling(PlannedWork work) {
        return WorkRulings.of(List.of(work), Agreements.STANDARD, LATER).getFirst();
    }

    @Test
    void work_that_has_not_begun() {
        assertThat(ruling(PLANNED).because()).isEqualTo("Nothing is excluded: it has not begun.");
        assertThat(ruling(PLANNED).events()).containsExactly("planned");
    }

    @Test
    void work_that_was_cancelled() {
        WorkRuling ruling = ruling(PLANNED.cancelled(at("2026-03-01T09:00:00", "cancelled")));

        assertThat(ruling.because()).isEqualTo(
                "Nothing is excluded: it was cancelled on Sun 2026-03-01 09:00:00 EST and never took place.");
        assertThat(ruling.events()).containsExactly("planned", "cancelled");
    }

    @Test
    void late_work_while_it_is_a_claim() {
        WorkRuling ruling = ruling(LATE.reviewed(new Review("bob", true, "bob's")).reviewed(new Review("ann", true, "ann's")));

        assertThat(ruling.outcome()).isEqualTo(WorkRuling.Outcome.CLAIMED);
        assertThat(ruling.because()).isEqualTo("Nothing is excluded: it began on Sun 2026-03-01 10:00:00 EST and was"
                + " recorded on Sun 2026-03-01 11:00:00 EST, which is too late, and of 2 approvals by others than the"
                + " claimant it has 1.");
        assertThat(ruling.events()).containsExactly("planned", "started", "bob's", "ann's", "ended");
    }

    @Test
    void late_work_that_was_rejected_whoever_else_approves_it() {
        WorkRuling ruling = ruling(LATE.reviewed(new Review("bob", true, "bob's"))
                .reviewed(new Review("cid", true, "cid's"))
                .reviewed(new Review("dan", false, "dan's")));

        assertThat(ruling.outcome()).isEqualTo(WorkRuling.Outcome.REJECTED);
        assertThat(ruling.because()).endsWith("which is too late, and the claim was rejected.");
    }

    @Test
    void late_work_that_two_others_approve() {
        WorkRuling ruling =
                ruling(LATE.reviewed(new Review("bob", true, "bob's")).reviewed(new Review("cid", true, "cid's")));

        assertThat(ruling.late()).isTrue();
        assertThat(ruling.because()).isEqualTo("Excluded from Sun 2026-03-01 10:00:00 EST to Sun 2026-03-01 12:00:00 EST,"
                + " when it was planned and took place; recorded late, and approved by others than the claimant.");
    }

    @Test
    void a_migration_without_a_justification() {
        assertThat(ruling(planned(WorkKind.MIGRATION, WHOLE_PLATFORM, "2026-03-01T10:00:00", "2026-03-01T12:00:00")
                                .started(at("2026-03-01T10:00:00")))
                        .because())
                .isEqualTo("Nothing is excluded: no justification of the migration is recorded.");
    }

    @Test
    void work_that_was_extended_in_time_and_once_more_too_late() {
        PlannedWork extended = PLANNED.extended(new Extension(
                        est("2026-03-01T13:00:00"), est("2026-03-01T11:00:00"), "extended"))
                .extended(new Extension(est("2026-03-01T15:00:00"), est("2026-03-01T14:00:00"), "too late"))
                .started(at("2026-03-01T10:00:00", "started"))
                .ended(at("2026-03-01T14:30:00", "ended"));

        assertThat(ruling(extended).because()).isEqualTo("Excluded from Sun 2026-03-01 10:00:00 EST to Sun 2026-03-01"
                + " 13:00:00 EST, when it was planned and took place, with an extension recorded in time, without an"
                + " extension that moved no end that lay ahead.");
        assertThat(ruling(extended).events()).containsExactly("planned", "started", "extended", "ended");
    }

    @Test
    void work_that_another_system_told_of() {
        PlannedWork told = PlannedWork.told(
                        "incident:1", WorkKind.MAINTENANCE, WHOLE_PLATFORM, at("2026-03-01T10:00:00", "told"))
                .ended(at("2026-03-01T11:00:00", "ended"));

        assertThat(ruling(told).because()).isEqualTo(
                "Excluded from Sun 2026-03-01 10:00:00 EST to Sun 2026-03-01 11:00:00 EST, as its source tells it.");
    }
}
