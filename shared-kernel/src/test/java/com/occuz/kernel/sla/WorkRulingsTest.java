package com.occuz.kernel.sla;

import static com.occuz.kernel.sla.AnyIncident.at;
import static com.occuz.kernel.sla.AnyIncident.est;
import static com.occuz.kernel.sla.PlannedWork.WHOLE_PLATFORM;
import static com.occuz.kernel.sla.UptimeWorld.LATER;
import static com.occuz.kernel.sla.UptimeWorld.planned;
import static com.occuz.kernel.sla.WorkKind.MAINTENANCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.sla.PlannedWork.Extension;
import com.occuz.kernel.sla.PlannedWork.Plan;
import com.occuz.kernel.sla.WorkRuling.Outcome;
import com.occuz.kernel.time.Window;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WorkRulingsTest {

    private static final PlannedWork TEN_TO_TWELVE =
            planned(MAINTENANCE, WHOLE_PLATFORM, "2026-03-01T10:00:00", "2026-03-01T12:00:00");

    private static WorkRuling ruling(PlannedWork work) {
        return WorkRulings.of(List.of(work), Agreements.STANDARD, LATER).getFirst();
    }

    private static Window window(String from, String until) {
        return new Window(est("2026-03-01T" + from + ":00"), est("2026-03-01T" + until + ":00"));
    }

    private static PlannedWork done(PlannedWork work, String from, String until) {
        return work.started(at("2026-03-01T" + from + ":00", "started")).ended(at("2026-03-01T" + until + ":00", "ended"));
    }

    private static Extension extension(String until, String recordedAt) {
        return new Extension(
                est("2026-03-01T" + until + ":00"), est("2026-03-01T" + recordedAt + ":00"), "extended-" + recordedAt);
    }

    @Nested
    class Work_that_was_recorded_in_time {

        @Test
        void excludes_what_was_planned_and_took_place() {
            assertThat(ruling(done(TEN_TO_TWELVE, "10:15", "11:45")).excluded()).contains(window("10:15", "11:45"));
        }

        @Test
        void excludes_nothing_of_an_early_start_and_nothing_of_an_overrun() {
            WorkRuling ruling = ruling(done(TEN_TO_TWELVE, "09:30", "12:30"));

            assertThat(ruling.excluded()).contains(window("10:00", "12:00"));
            assertThat(ruling.late()).isFalse();
            assertThat(ruling.because()).isEqualTo("Excluded from Sun 2026-03-01 10:00:00 EST to Sun 2026-03-01 12:00:00"
                    + " EST, when it was planned and took place.");
            assertThat(ruling.clause()).isEqualTo("§ 7");
            assertThat(ruling.events()).containsExactly("planned", "started", "ended");
        }

        @Test
        void lasts_to_the_instant_of_knowledge_while_it_goes_on() {
            PlannedWork going = TEN_TO_TWELVE.started(at("2026-03-01T10:00:00"));

            assertThat(WorkRulings.of(List.of(going), Agreements.STANDARD, est("2026-03-01T11:00:00")).getFirst().excluded())
                    .contains(window("10:00", "11:00"));
            assertThat(ruling(going).excluded()).contains(window("10:00", "12:00"));
        }

        @Test
        void excludes_nothing_before_it_began_nor_if_it_was_cancelled() {
            assertThat(ruling(TEN_TO_TWELVE).outcome()).isEqualTo(Outcome.NOT_STARTED);
            assertThat(ruling(TEN_TO_TWELVE.cancelled(at("2026-03-01T09:00:00"))).outcome()).isEqualTo(Outcome.CANCELLED);
            assertThat(WorkRulings.of(
                                    List.of(done(TEN_TO_TWELVE, "10:00", "12:00")), Agreements.STANDARD,
                                    est("2026-03-01T09:59:59"))
                            .getFirst()
                            .outcome())
                    .isEqualTo(Outcome.NOT_STARTED);
        }

        @Test
        void excludes_nothing_where_it_ran_at_another_time_than_planned() {
            WorkRuling ruling = ruling(done(TEN_TO_TWELVE, "12:00", "13:00"));

            assertThat(ruling.outcome()).isEqualTo(Outcome.OUTSIDE);
            assertThat(ruling.because()).isEqualTo("Nothing is excluded: it ran from Sun 2026-03-01 12:00:00 EST to"
                    + " Sun 2026-03-01 13:00:00 EST, which was not planned.");
        }

        @Test
        void has_to_keep_the_lead_time_of_the_terms() {
            assertThat(outcome(Duration.ofHours(24))).isEqualTo(Outcome.EXCLUDED);
            assertThat(outcome(Duration.ofHours(24).plusMillis(1))).isEqualTo(Outcome.CLAIMED);
        }

        private Outcome outcome(Duration leadTime) {
            Agreements terms = AnyTerms.always(AnyTerms.with(new PlannedWorkTerms(leadTime, 2, 2, Duration.ofHours(72))));
            return WorkRulings.of(List.of(done(TEN_TO_TWELVE, "10:00", "12:00")), terms, LATER).getFirst().outcome();
        }
    }

    @Nested
    class An_extension {

        private final PlannedWork overrun = done(TEN_TO_TWELVE, "10:00", "14:00");

        @Test
        void counts_if_it_was_recorded_before_the_end_that_it_moves() {
            WorkRuling ruling = ruling(overrun.extended(extension("13:00", "11:59")).extended(extension("13:30", "12:59")));

            assertThat(ruling.excluded()).contains(window("10:00", "13:30"));
            assertThat(ruling.because()).contains("with an extension recorded in time");
            assertThat(ruling.events()).contains("extended-11:59", "extended-12:59");
        }

        @Test
        void does_not_count_at_that_end_or_later() {
            assertThat(ruling(overrun.extended(extension("13:00", "12:00"))).excluded()).contains(window("10:00", "12:00"));
            assertThat(ruling(overrun.extended(extension("13:00", "11:00")).extended(extension("14:00", "13:00")))
                            .excluded())
                    .contains(window("10:00", "13:00"));
            assertThat(ruling(overrun.extended(extension("13:00", "12:00"))).because())
                    .contains("without an extension that moved no end that lay ahead");
        }

        @Test
        void never_shortens() {
            assertThat(ruling(overrun.extended(extension("11:00", "10:30"))).excluded()).contains(window("10:00", "12:00"));
        }

        @Test
        void counts_by_when_it_was_recorded_and_not_by_when_we_hear_of_it() {
            assertThat(ruling(overrun.extended(extension("13:30", "12:30")).extended(extension("13:00", "11:00")))
                            .excluded())
                    .contains(window("10:00", "13:30"));
        }
    }

    @Nested
    class Work_that_was_recorded_late {

        private final PlannedWork late = done(
                PlannedWork.planned(
                        "maintenance:1", MAINTENANCE, WHOLE_PLATFORM,
                        new Plan(window("10:00", "12:00"), est("2026-03-01T10:00:00"), "ann", "planned")),
                "10:00", "12:00");

        private Review approval(String by) {
            return new Review(by, true, "approved-" + by);
        }

        @Test
        void counts_as_time_in_service_until_two_others_approve_it() {
            assertThat(ruling(late).outcome()).isEqualTo(Outcome.CLAIMED);
            assertThat(ruling(late.reviewed(approval("bob"))).outcome()).isEqualTo(Outcome.CLAIMED);
            assertThat(ruling(late.reviewed(approval("bob"))).because()).isEqualTo("Nothing is excluded: it began on"
                    + " Sun 2026-03-01 10:00:00 EST and was recorded on Sun 2026-03-01 10:00:00 EST, which is too late,"
                    + " and of 2 approvals by others than the claimant it has 1.");
        }

        @Test
        void is_excluded_then_and_stays_marked() {
            WorkRuling ruling = ruling(late.reviewed(approval("bob")).reviewed(approval("cid")));

            assertThat(ruling.excluded()).contains(window("10:00", "12:00"));
            assertThat(ruling.late()).isTrue();
            assertThat(ruling.because()).contains("recorded late");
        }

        @Test
        void is_not_approved_by_the_claimant_nor_twice_by_one_person() {
            assertThat(ruling(late.reviewed(approval("ann")).reviewed(approval("bob"))).outcome())
                    .isEqualTo(Outcome.CLAIMED);
            assertThat(ruling(late.reviewed(approval("bob")).reviewed(approval("bob"))).outcome())
                    .isEqualTo(Outcome.CLAIMED);
        }

        @Test
        void is_not_excluded_while_somebody_else_rejects_it() {
            PlannedWork rejected = late.reviewed(new Review("dan", false, "no"))
                    .reviewed(approval("bob"))
                    .reviewed(approval("cid"));

            assertThat(ruling(rejected).outcome()).isEqualTo(Outcome.REJECTED);
            assertThat(ruling(rejected.reviewed(approval("dan"))).outcome()).isEqualTo(Outcome.EXCLUDED);
            assertThat(ruling(late.reviewed(new Review("ann", false, "no"))).outcome()).isEqualTo(Outcome.CLAIMED);
        }

        @Test
        void is_in_time_a_moment_earlier() {
            PlannedWork earlier = done(
                    PlannedWork.planned(
                            "maintenance:1", MAINTENANCE, WHOLE_PLATFORM,
                            new Plan(window("10:00", "12:00"), est("2026-03-01T09:59:59.999999"), "ann", "planned")),
                    "10:00", "12:00");

            assertThat(ruling(earlier).outcome()).isEqualTo(Outcome.EXCLUDED);
            assertThat(ruling(earlier).late()).isFalse();
        }
    }

    @Test
    void what_another_system_told_is_excluded_from_when_it_really_began() {
        PlannedWork told = PlannedWork.told("incident:1", MAINTENANCE, WHOLE_PLATFORM, at("2026-03-01T10:00:00", "told"));

        assertThat(ruling(told.ended(at("2026-03-01T14:00:00", "told"))).excluded()).contains(window("10:00", "14:00"));
        assertThat(ruling(told.ended(at("2026-03-01T14:00:00", "told"))).events()).containsExactly("told");
        assertThat(WorkRulings.of(List.of(told), Agreements.STANDARD, est("2026-03-01T11:00:00")).getFirst().excluded())
                .contains(window("10:00", "11:00"));
    }

    @Test
    void impossible_terms_are_refused() {
        assertThatThrownBy(() -> new PlannedWorkTerms(Duration.ofHours(-1), 2, 2, Duration.ofHours(72)))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new PlannedWorkTerms(Duration.ZERO, 0, 2, Duration.ofHours(72)))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new PlannedWorkTerms(Duration.ZERO, 2, -1, Duration.ofHours(72)))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new PlannedWorkTerms(Duration.ZERO, 2, 2, Duration.ZERO))
                .isInstanceOf(InvalidValue.class);
    }
}
