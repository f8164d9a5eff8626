package com.occuz.kernel.sla;

import static com.occuz.kernel.sla.AnyIncident.at;
import static com.occuz.kernel.sla.AnyIncident.est;
import static com.occuz.kernel.sla.AnyIncident.incident;
import static com.occuz.kernel.sla.AnyIncident.known;
import static com.occuz.kernel.sla.ClocksWorld.response;
import static com.occuz.kernel.sla.ClocksWorld.restoration;
import static com.occuz.kernel.sla.PlannedWork.WHOLE_PLATFORM;
import static com.occuz.kernel.sla.Severity.CRITICAL;
import static com.occuz.kernel.sla.Severity.HIGH;
import static com.occuz.kernel.sla.UptimeWorld.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.time.Window;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is so at the very instant at which a rule begins or ceases to hold, and what every answer says of itself. */
class EdgesOfTheReadingsTest {

    @Nested
    class The_target {

        @Test
        void is_met_by_exactly_as_much_downtime_as_it_allows_whichever_way_excluded_time_is_read() {
            // A thousand hours of maintenance, and of the thousand beside it one hour down.
            UptimeReport report = between("2025-01-01T00:00:00", "2025-03-25T08:00:00", facts(
                    List.of(maintenance(WHOLE_PLATFORM, "2025-01-01T00:00:00", "2025-02-11T16:00:00")),
                    outage("2025-03-01T00:00:00", "2025-03-01T01:00:00")));

            assertThat(report.net().percent()).contains("99.900");
            assertThat(report.verdictDependsOnReading()).isFalse();
        }
    }

    @Nested
    class The_budget {

        @Test
        void is_used_most_by_the_incident_that_is_named_first() {
            assertThat(year(2025, facts(
                                    numbered(1, "2025-03-01T10:00:00", "2025-03-01T10:10:00"),
                                    numbered(2, "2025-04-01T10:00:00", "2025-04-01T11:00:00"),
                                    numbered(3, "2025-05-01T10:00:00", "2025-05-01T10:10:00")))
                            .incidents())
                    .extracting(UptimeReport.BudgetUse::incident)
                    .containsExactly("incident:2", "incident:1", "incident:3");
        }

        private IncidentFacts numbered(int number, String from, String until) {
            return IncidentFacts.opened(
                            "incident:" + number, AccountId.PLATFORM, IncidentScope.PLATFORM,
                            Set.of(Component.CORE), CRITICAL, at(from))
                    .restored(at(until));
        }
    }

    @Nested
    class A_notice_that_is_told_later {

        @Test
        void counts_where_it_came_earlier() {
            IncidentFacts told = incident(HIGH, "2026-01-05T09:00:00")
                    .detected(at("2026-01-05T11:00:00", "later")).detected(at("2026-01-05T10:00:00", "earlier"))
                    .reported(at("2026-01-05T11:00:00", "later")).reported(at("2026-01-05T10:30:00", "earlier"))
                    .responded(at("2026-01-05T12:00:00", "later")).responded(at("2026-01-05T11:00:00", "earlier"));

            assertThat(told.detectedAt()).contains(at("2026-01-05T10:00:00", "earlier"));
            assertThat(told.reportedAt()).contains(at("2026-01-05T10:30:00", "earlier"));
            assertThat(told.firstResponse()).contains(at("2026-01-05T11:00:00", "earlier"));
        }

        @Test
        void changes_nothing_where_it_came_at_the_same_time() {
            IncidentFacts told = incident(HIGH, "2026-01-05T09:00:00")
                    .detected(at("2026-01-05T10:00:00", "first")).detected(at("2026-01-05T10:00:00", "again"));

            assertThat(told.detectedAt()).contains(at("2026-01-05T10:00:00", "first"));
        }
    }

    @Nested
    class The_restoration_objective {

        private final IncidentFacts seven = known(CRITICAL, "2026-01-05T10:00:00").restored(at("2026-01-05T17:00:00"));

        @Test
        void is_used_up_at_the_restoration_that_comes_at_the_last_moment_and_not_at_the_relapse() {
            assertThat(restoration(seven.relapsed(at("2026-01-05T20:00:00")), "2026-01-05T21:00:00").dueAt())
                    .contains(est("2026-01-05T17:00:00"));
        }

        @Test
        void is_not_exceeded_by_exactly_seven_hours_so_that_a_lesser_severity_ends_it() {
            assertThat(restoration(seven.escalated(HIGH, at("2026-01-05T18:00:00")), "2026-01-05T19:00:00").verdict())
                    .isEqualTo(Verdict.NOT_APPLICABLE);
        }

        @Test
        void is_met_in_words_by_what_was_restored_before_the_clock_could_start() {
            IncidentFacts never = incident(CRITICAL, "2026-01-05T10:00:00")
                    .detected(at("2026-01-05T10:00:00"))
                    .restored(at("2026-01-05T11:00:00"));

            assertThat(restoration(never, "2026-01-05T12:00:00").because())
                    .isEqualTo("Restored on Mon 2026-01-05 11:00:00 EST, before the clock could start (detected on"
                            + " Mon 2026-01-05 10:00:00 EST, failure point not found).");
        }

        @Test
        void says_that_it_paused_where_service_went_again() {
            IncidentFacts again = known(CRITICAL, "2026-01-05T10:00:00")
                    .restored(at("2026-01-05T11:00:00"))
                    .relapsed(at("2026-01-05T12:00:00"));

            assertThat(restoration(again, "2026-01-05T13:00:00").because()).contains(", paused while restored");
            assertThat(restoration(seven, "2026-01-05T18:00:00").because()).doesNotContain("paused");
        }
    }

    @Nested
    class An_exclusion {

        private final Exclusion claim = new Exclusion(
                "exclusion:1", "force-majeure", Optional.empty(), WHOLE_PLATFORM, Optional.empty(),
                new Window(est("2026-01-05T12:00:00"), est("2026-01-05T15:00:00")), Optional.of("incident:1"), "ann",
                "claimed", Optional.empty(), Optional.empty());

        @Test
        void still_waits_for_another_where_the_claimant_alone_has_approved_it() {
            assertThat(claim.decided(new Review("ann", true, "approved")).because())
                    .isEqualTo("Nothing is excluded: the claim waits for another person's approval.");
        }

        @Test
        void lifts_no_clock_of_the_incident_it_names_where_they_have_no_time_in_common() {
            Exclusion approved = claim.decided(new Review("bob", true, "approved"));
            IncidentFacts before = known(CRITICAL, "2026-01-05T10:00:00").restored(at("2026-01-05T12:00:00"));
            IncidentFacts after = known(CRITICAL, "2026-01-05T15:00:00").restored(at("2026-01-05T16:00:00"));
            IncidentFacts during = known(CRITICAL, "2026-01-05T11:00:00").restored(at("2026-01-05T12:00:00.001"));

            assertThat(approved.lifts(before, LATER)).isFalse();
            assertThat(approved.lifts(after, LATER)).isFalse();
            assertThat(approved.lifts(during, LATER)).isTrue();
        }

        @Test
        void that_was_taken_back_names_all_three_events() {
            assertThat(claim.decided(new Review("bob", true, "approved")).revoked("revoked").events())
                    .containsExactly("claimed", "approved", "revoked");
        }
    }

    @Test
    void a_response_is_late_one_microsecond_behind_its_due_instant() {
        IncidentFacts late = known(CRITICAL, "2026-01-05T10:00:00").responded(at("2026-01-05T11:00:00.000001"));

        assertThat(response(late, "2026-01-05T12:00:00").verdict()).isEqualTo(Verdict.BREACHED);
    }

    @Nested
    class A_response {

        private final IncidentFacts known = known(CRITICAL, "2026-01-05T10:00:00");

        @Test
        void that_came_before_the_clock_could_start_says_so() {
            IncidentFacts early = incident(CRITICAL, "2026-01-05T10:00:00")
                    .reported(at("2026-01-05T10:10:00"))
                    .responded(at("2026-01-05T10:20:00"));

            assertThat(response(early, "2026-01-05T12:00:00").because())
                    .isEqualTo("A response on Mon 2026-01-05 10:20:00 EST came before the clock could start (reported on"
                            + " Mon 2026-01-05 10:10:00 EST, failure point not found), which counts as met.");
        }

        @Test
        void is_due_when_it_was_whatever_was_recorded_of_other_clocks_or_later_or_as_a_warning() {
            IncidentFacts alarmed = known
                    .alarmed(new Alarm(ClockName.RESPONSE, Reading.CONTRACT, Alarm.Kind.WARNING, est("2026-01-05T10:10:00")))
                    .alarmed(new Alarm(ClockName.RESTORATION, Reading.CONTRACT, Alarm.Kind.DUE, est("2026-01-05T10:20:00")))
                    .alarmed(new Alarm(ClockName.RESPONSE, Reading.R3, Alarm.Kind.DUE, est("2026-01-05T10:30:00")))
                    .alarmed(new Alarm(ClockName.RESPONSE, Reading.CONTRACT, Alarm.Kind.DUE, est("2026-01-05T11:30:00")));

            assertThat(response(alarmed, "2026-01-05T12:00:00").dueAt()).contains(est("2026-01-05T11:00:00"));
        }

        @Test
        void counts_from_the_earlier_notice_whichever_of_the_two_it_was() {
            IncidentFacts reportedFirst = incident(CRITICAL, "2026-01-05T10:00:00")
                    .reported(at("2026-01-05T10:10:00"))
                    .detected(at("2026-01-05T10:20:00"));

            assertThat(ClocksWorld.r3(ClockName.RESPONSE, reportedFirst, "2026-01-05T12:00:00").startedAt())
                    .contains(est("2026-01-05T10:10:00"));
            assertThat(ClocksWorld.r3(ClockName.RESPONSE, reportedFirst, "2026-01-05T12:00:00").because())
                    .contains("detected on Mon 2026-01-05 10:20:00 EST, reported on Mon 2026-01-05 10:10:00 EST")
                    .doesNotContain("failure point");
        }
    }

    @Nested
    class A_share {

        @Test
        void is_a_fraction_between_nothing_and_all_with_a_denominator_of_at_most_a_thousand_million() {
            assertThat(new Share(1, 1_000_000_000).denominator()).isEqualTo(1_000_000_000);
            assertThat(new Share(0, 7)).isEqualTo(Share.NONE);
            assertThat(new Share(7, 7)).isEqualTo(Share.ALL);
            for (long[] wrong : new long[][] {{1, 1_000_000_001}, {0, 0}, {-1, 2}, {3, 2}}) {
                assertThatThrownBy(() -> new Share(wrong[0], wrong[1])).isInstanceOf(InvalidValue.class);
            }
        }

        @Test
        void is_in_lowest_terms_and_read_as_it_is_written() {
            assertThat(new Share(30, 100).toString()).isEqualTo("3/10");
            assertThat(Share.of("6/20")).isEqualTo(new Share(3, 10));
            assertThatThrownBy(() -> Share.of("0.3")).isInstanceOf(InvalidValue.class);
        }

        @Test
        void of_a_time_is_cut_to_whole_microseconds() {
            assertThat(new Share(1, 3).of(Duration.ofSeconds(1))).isEqualTo(Duration.ofNanos(333_333_000));
            assertThat(new Share(1, 2).of(Duration.ofNanos(3_000_005_000L))).isEqualTo(Duration.ofNanos(1_500_002_000));
            assertThat(new Share(3, 4).of(Duration.ofHours(7))).isEqualTo(Duration.ofMinutes(315));
        }
    }
}
