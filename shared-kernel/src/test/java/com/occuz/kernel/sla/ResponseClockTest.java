package com.occuz.kernel.sla;

import static com.occuz.kernel.sla.AnyIncident.at;
import static com.occuz.kernel.sla.AnyIncident.est;
import static com.occuz.kernel.sla.AnyIncident.incident;
import static com.occuz.kernel.sla.AnyIncident.known;
import static com.occuz.kernel.sla.ClocksWorld.*;
import static com.occuz.kernel.sla.Severity.CRITICAL;
import static com.occuz.kernel.sla.Severity.HIGH;
import static com.occuz.kernel.sla.Severity.NORMAL;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.time.BusinessCalendar;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ResponseClockTest {

    @Nested
    class TheStart {

        private final IncidentFacts reported =
                incident(CRITICAL, "2026-01-09T09:00:00").reported(at("2026-01-09T10:00:00"));

        @Test
        void waits_for_the_failure_point_by_the_contract_and_not_by_R3() {
            assertThat(response(reported, "2026-01-09T10:30:00").verdict()).isEqualTo(Verdict.PENDING);
            assertThat(response(reported, "2026-01-09T10:30:00").startedAt()).isEmpty();
            assertThat(r3(ClockName.RESPONSE, reported, "2026-01-09T10:30:00").startedAt())
                    .contains(est("2026-01-09T10:00:00"));
            assertThat(r3(ClockName.RESTORATION, reported, "2026-01-09T10:30:00").verdict())
                    .isEqualTo(Verdict.PENDING);
        }

        @Test
        void is_the_later_of_notice_and_failure_point() {
            assertThat(response(reported.diagnosed(at("2026-01-09T11:00:00")), "2026-01-09T11:30:00").startedAt())
                    .contains(est("2026-01-09T11:00:00"));
            assertThat(response(reported.diagnosed(at("2026-01-09T09:30:00")), "2026-01-09T11:30:00").startedAt())
                    .contains(est("2026-01-09T10:00:00"));
        }

        @Test
        void counts_from_the_earlier_of_detection_and_report() {
            IncidentFacts both = reported.detected(at("2026-01-09T09:15:00")).diagnosed(at("2026-01-09T09:00:00"));

            assertThat(response(both, "2026-01-09T11:30:00").startedAt()).contains(est("2026-01-09T09:15:00"));
        }

        @Test
        void comes_with_detection_alone_where_the_contract_is_read_as_R2() {
            SlaTerms s = SlaTerms.STANDARD;
            Agreements r2 = Agreements.always(new Agreement(
                    new SlaTerms(2, StartRule.R2, s.criticalResponseInHours(), s.criticalResponseOffHours(),
                            s.highResponse(), s.normalResponse(), s.normalResponseDays(), s.businessDays(),
                            s.restorationObjective(), s.beyondRestorationObjective(), s.warningShare(), s.stabilizationLimit(),
                            s.downtimeWeights(), s.exclusions(), s.uptimeTarget(), s.plannedWork()),
                    BusinessCalendar.SUPPORT_HOURS));
            IncidentFacts detected = incident(CRITICAL, "2026-01-09T09:00:00").detected(at("2026-01-09T10:00:00"));

            assertThat(Clocks.of(ClockName.RESPONSE, Reading.CONTRACT, detected, r2, est("2026-01-09T10:30:00"))
                            .startedAt())
                    .contains(est("2026-01-09T10:00:00"));
            assertThat(Clocks.of(ClockName.RESPONSE, Reading.CONTRACT, reported, r2, est("2026-01-09T10:30:00"))
                            .startedAt())
                    .isEmpty();
        }
    }

    @Nested
    class AResponse {

        private final IncidentFacts critical = known(CRITICAL, "2026-01-09T10:00:00");

        @Test
        void at_the_due_instant_is_met_and_a_microsecond_later_is_not() {
            IncidentFacts inTime = critical.responded(at("2026-01-09T11:00:00"));
            IncidentFacts late = critical.responded(at("2026-01-09T11:00:00.000001"));

            assertThat(response(inTime, "2026-01-09T12:00:00").verdict()).isEqualTo(Verdict.MET);
            assertThat(response(inTime, "2026-01-09T12:00:00").usedMillis()).isEqualTo(HOUR);
            assertThat(response(late, "2026-01-09T12:00:00").verdict()).isEqualTo(Verdict.BREACHED);
        }

        @Test
        void may_still_come_at_the_due_instant_and_is_missing_after_it() {
            assertThat(response(critical, "2026-01-09T11:00:00").verdict()).isEqualTo(Verdict.RUNNING);
            assertThat(response(critical, "2026-01-09T11:00:00.000001").verdict()).isEqualTo(Verdict.BREACHED);
        }

        @Test
        void before_the_clock_starts_counts_as_met() {
            IncidentFacts early = incident(CRITICAL, "2026-01-09T10:00:00")
                    .detected(at("2026-01-09T10:00:00"))
                    .responded(at("2026-01-09T10:05:00"));

            assertThat(response(early, "2026-01-12T10:00:00").verdict()).isEqualTo(Verdict.MET);
            IncidentFacts located = early.diagnosed(at("2026-01-09T12:00:00"));
            assertThat(response(located, "2026-01-12T10:00:00").verdict()).isEqualTo(Verdict.MET);
            assertThat(response(located, "2026-01-12T10:00:00").usedMillis()).isZero();
        }

        @Test
        void uses_support_hours_where_the_target_is_in_support_hours() {
            IncidentFacts high = known(HIGH, "2026-01-09T20:00:00").responded(at("2026-01-12T08:00:00"));

            assertThat(response(high, "2026-01-12T09:00:00").usedMillis()).isEqualTo(3 * HOUR);
        }

        @Test
        void that_comes_again_does_not_move_the_first() {
            IncidentFacts twice = critical.responded(at("2026-01-09T10:30:00")).responded(at("2026-01-09T12:00:00"));

            assertThat(response(twice, "2026-01-09T13:00:00").stoppedAt()).contains(est("2026-01-09T10:30:00"));
        }

        @Test
        void explains_itself_in_one_sentence_with_its_instants() {
            assertThat(response(critical.responded(at("2026-01-09T10:30:00")), "2026-01-09T13:00:00").because())
                    .isEqualTo("Responded on Fri 2026-01-09 10:30:00 EST, in time: started on Fri 2026-01-09 10:00:00"
                            + " EST (detected on Fri 2026-01-09 10:00:00 EST, failure point found on Fri 2026-01-09"
                            + " 10:00:00 EST), Severity Level 1 allows 1 h, as the clock started in support hours, due"
                            + " on Fri 2026-01-09 11:00:00 EST.");
            assertThat(response(incident(CRITICAL, "2026-01-09T10:00:00"), "2026-01-09T13:00:00").because())
                    .isEqualTo("The clock has not started: neither detected nor officially reported, failure point not"
                            + " found.");
        }

        @Test
        void to_a_normal_incident_says_what_counting_days_would_give_where_that_differs() {
            assertThat(response(known(NORMAL, "2026-01-10T10:00:00"), "2026-01-10T10:00:00").because())
                    .contains("due on Tue 2026-01-20 22:00:00 EST")
                    .contains("counted as 7 support days it would be Wed 2026-01-21 07:00:00 EST");
            assertThat(response(known(NORMAL, "2026-01-05T10:00:00"), "2026-01-05T10:00:00").because())
                    .doesNotContain("counted as");
        }
    }
}
