package com.occuz.kernel.sla;

import static com.occuz.kernel.sla.AnyIncident.at;
import static com.occuz.kernel.sla.AnyIncident.est;
import static com.occuz.kernel.sla.PlannedWork.WHOLE_PLATFORM;
import static com.occuz.kernel.sla.UptimeWorld.LATER;
import static com.occuz.kernel.sla.UptimeWorld.planned;
import static com.occuz.kernel.sla.WorkKind.MIGRATION;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.sla.WorkRuling.Outcome;
import com.occuz.kernel.time.Window;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MigrationRulingsTest {

    /** Planned and done for two hours from ten on. */
    private static PlannedWork on(String day) {
        return planned(MIGRATION, WHOLE_PLATFORM, day + "T10:00:00", day + "T12:00:00")
                .withJustification()
                .started(at(day + "T10:00:00", "started"))
                .ended(at(day + "T12:00:00", "ended"));
    }

    private static List<Outcome> outcomes(PlannedWork... works) {
        return WorkRulings.of(List.of(works), Agreements.STANDARD, LATER).stream().map(WorkRuling::outcome).toList();
    }

    @Test
    void the_first_two_of_a_year_by_actual_start_are_excluded_in_whatever_order_we_hear_of_them() {
        assertThat(outcomes(on("2026-09-01"), on("2026-02-01"), on("2026-05-01"), on("2027-01-01")))
                .containsExactly(Outcome.ONE_TOO_MANY, Outcome.EXCLUDED, Outcome.EXCLUDED, Outcome.EXCLUDED);
        assertThat(WorkRulings.of(
                                List.of(on("2026-09-01"), on("2026-02-01"), on("2026-05-01")), Agreements.STANDARD, LATER)
                        .getFirst()
                        .because())
                .isEqualTo("Nothing is excluded: by actual start it is migration number 3 of 2026, and the agreement"
                        + " excludes 2 a year.");
    }

    @Test
    void the_year_is_that_in_EST() {
        PlannedWork eve = planned(MIGRATION, WHOLE_PLATFORM, "2026-12-31T23:30:00", "2027-01-01T02:00:00")
                .withJustification()
                .started(at("2026-12-31T23:30:00"));

        assertThat(outcomes(on("2026-02-01"), on("2026-05-01"), eve)).last().isEqualTo(Outcome.ONE_TOO_MANY);
        assertThat(outcomes(on("2026-02-01"), eve, on("2027-02-01"), on("2027-05-01")))
                .containsOnly(Outcome.EXCLUDED);
    }

    @Test
    void one_that_was_aborted_after_its_start_counts_and_one_that_was_cancelled_before_does_not() {
        PlannedWork aborted = on("2026-02-01").ended(at("2026-02-01T10:05:00", "aborted"));
        PlannedWork cancelled = planned(MIGRATION, WHOLE_PLATFORM, "2026-03-01T10:00:00", "2026-03-01T12:00:00")
                .withJustification()
                .cancelled(at("2026-02-28T10:00:00", "cancelled"));

        assertThat(outcomes(aborted, cancelled, on("2026-05-01"), on("2026-09-01")))
                .containsExactly(Outcome.EXCLUDED, Outcome.CANCELLED, Outcome.EXCLUDED, Outcome.ONE_TOO_MANY);
    }

    @Test
    void one_that_was_cancelled_the_moment_it_began_never_took_place() {
        PlannedWork cancelled = on("2026-02-01").cancelled(at("2026-02-01T10:00:00", "cancelled"));

        assertThat(outcomes(cancelled, on("2026-05-01"), on("2026-09-01")))
                .containsExactly(Outcome.CANCELLED, Outcome.EXCLUDED, Outcome.EXCLUDED);
    }

    @Test
    void parts_that_share_purpose_and_infrastructure_are_one_migration_and_have_its_72_hours() {
        PlannedWork first = on("2026-02-01").inFamily("move");
        PlannedWork second = on("2026-02-03").inFamily("move");
        PlannedWork third = on("2026-02-04").inFamily("move");

        List<PlannedWork> works = new ArrayList<>(List.of(first, second, third, on("2026-05-01"), on("2026-09-01")));
        List<WorkRuling> rulings = WorkRulings.of(works, Agreements.STANDARD, LATER);

        assertThat(rulings).extracting(WorkRuling::outcome).containsExactly(
                Outcome.EXCLUDED, Outcome.EXCLUDED, Outcome.OUTSIDE, Outcome.EXCLUDED, Outcome.ONE_TOO_MANY);
        assertThat(rulings.get(2).because()).isEqualTo("Nothing is excluded: it ran from Wed 2026-02-04 10:00:00 EST to"
                + " Wed 2026-02-04 12:00:00 EST, more than 72 h after the migration began.");
    }

    @Test
    void lasts_72_hours_at_most_from_its_actual_start() {
        PlannedWork week = planned(MIGRATION, WHOLE_PLATFORM, "2026-03-06T10:00:00", "2026-03-13T10:00:00")
                .withJustification()
                .started(at("2026-03-06T12:00:00"))
                .ended(at("2026-03-13T10:00:00"));
        WorkRuling ruling = WorkRulings.of(List.of(week), Agreements.STANDARD, LATER).getFirst();

        assertThat(ruling.excluded())
                .contains(new Window(est("2026-03-06T12:00:00"), est("2026-03-09T12:00:00")));
        assertThat(ruling.because()).endsWith("when it was planned and took place, at most 72 h from its start.");
        assertThat(ruling.clause()).isEqualTo("§ 12");
    }

    @Test
    void an_early_start_uses_up_the_72_hours_as_well() {
        PlannedWork early = planned(MIGRATION, WHOLE_PLATFORM, "2026-03-06T10:00:00", "2026-03-13T10:00:00")
                .withJustification()
                .started(at("2026-03-05T12:00:00"));

        assertThat(WorkRulings.of(List.of(early), Agreements.STANDARD, LATER).getFirst().excluded())
                .contains(new Window(est("2026-03-06T10:00:00"), est("2026-03-08T12:00:00")));
    }

    @Test
    void without_a_recorded_justification_nothing_is_excluded_and_it_is_one_of_the_two_all_the_same() {
        PlannedWork unjustified = planned(MIGRATION, WHOLE_PLATFORM, "2026-01-10T10:00:00", "2026-01-10T12:00:00")
                .started(at("2026-01-10T10:00:00"));

        assertThat(outcomes(unjustified, on("2026-02-01"), on("2026-05-01")))
                .containsExactly(Outcome.UNJUSTIFIED, Outcome.EXCLUDED, Outcome.ONE_TOO_MANY);
    }

    @Test
    void one_that_another_system_told_of_needs_no_plan_and_is_counted_and_limited_like_any_other() {
        PlannedWork told = PlannedWork.told("incident:1", MIGRATION, WHOLE_PLATFORM, at("2026-01-10T10:00:00"));

        assertThat(outcomes(told, on("2026-02-01"), on("2026-05-01")))
                .containsExactly(Outcome.EXCLUDED, Outcome.EXCLUDED, Outcome.ONE_TOO_MANY);
        assertThat(WorkRulings.of(List.of(told), Agreements.STANDARD, LATER).getFirst().excluded())
                .contains(new Window(est("2026-01-10T10:00:00"), est("2026-01-13T10:00:00")));
    }
}
