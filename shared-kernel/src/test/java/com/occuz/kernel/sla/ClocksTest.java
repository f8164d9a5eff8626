package com.occuz.kernel.sla;

import static com.occuz.kernel.sla.AnyIncident.at;
import static com.occuz.kernel.sla.AnyIncident.est;
import static com.occuz.kernel.sla.AnyIncident.incident;
import static com.occuz.kernel.sla.AnyIncident.known;
import static com.occuz.kernel.sla.Severity.CRITICAL;
import static com.occuz.kernel.sla.Severity.HIGH;
import static com.occuz.kernel.sla.Severity.NORMAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.occuz.kernel.time.BusinessCalendar;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClocksTest {

    private static final long HOUR = 3_600_000;

    private static Clock response(IncidentFacts incident, String asOf) {
        return Clocks.of(ClockName.RESPONSE, Reading.CONTRACT, incident, Agreement.STANDARD, est(asOf));
    }

    private static Clock restoration(IncidentFacts incident, String asOf) {
        return Clocks.of(ClockName.RESTORATION, Reading.CONTRACT, incident, Agreement.STANDARD, est(asOf));
    }

    private static Clock r3(ClockName name, IncidentFacts incident, String asOf) {
        return Clocks.of(name, Reading.R3, incident, Agreement.STANDARD, est(asOf));
    }

    @ParameterizedTest
    @CsvSource({
        "2, 2026-01-09T20:00:00, 2026-01-12T12:00:00",
        "1, 2026-01-09T21:59:59, 2026-01-09T22:59:59",
        "1, 2026-01-09T22:00:00, 2026-01-10T02:00:00",
        "2, 2026-07-04T10:00:00, 2026-07-06T14:00:00",
        "3, 2026-01-05T10:00:00, 2026-01-14T10:00:00"
    })
    void the_vectors_of_the_agreement_come_out(int severity, String start, String due) {
        Clock clock = response(known(Severity.of(severity), start), start);

        assertThat(clock.startedAt()).contains(est(start));
        assertThat(clock.dueAt()).contains(est(due));
        assertThat(clock.verdict()).isEqualTo(Verdict.RUNNING);
        assertThat(clock.clause()).isEqualTo("§ 5");
    }

    @Test
    void there_are_four_the_contracts_first() {
        assertThat(Clocks.of(known(CRITICAL, "2026-01-09T10:00:00"), Agreement.STANDARD, est("2026-01-09T10:30:00")))
                .extracting(Clock::name, Clock::reading)
                .containsExactly(
                        tuple(ClockName.RESPONSE, Reading.CONTRACT),
                        tuple(ClockName.RESTORATION, Reading.CONTRACT),
                        tuple(ClockName.RESPONSE, Reading.R3),
                        tuple(ClockName.RESTORATION, Reading.R3));
    }

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
            Agreement r2 = new Agreement(
                    new SlaTerms(2, StartRule.R2, s.criticalResponseInHours(), s.criticalResponseOffHours(),
                            s.highResponse(), s.normalResponse(), s.normalResponseDays(), s.businessDays(),
                            s.restorationObjective(), s.beyondRestorationObjective(), s.warningShare(), s.stabilizationLimit(),
                            s.downtimeWeights(), s.exclusions(), s.uptimeTarget()),
                    BusinessCalendar.SUPPORT_HOURS);
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

    @Nested
    class ASeverityThatChanges {

        @Test
        void escalated_counts_from_the_original_start() {
            IncidentFacts escalated = known(NORMAL, "2026-01-09T10:00:00").escalated(CRITICAL, at("2026-01-09T10:20:00"));

            assertThat(response(escalated, "2026-01-09T10:30:00").dueAt()).contains(est("2026-01-09T11:00:00"));
        }

        @Test
        void escalated_cannot_have_breached_before_the_escalation() {
            IncidentFacts escalated = known(NORMAL, "2026-01-09T10:00:00").escalated(CRITICAL, at("2026-01-09T15:00:00"));

            assertThat(response(escalated.responded(at("2026-01-09T14:00:00")), "2026-01-09T16:00:00").verdict())
                    .isEqualTo(Verdict.MET);
            assertThat(response(escalated, "2026-01-09T15:00:00").verdict()).isEqualTo(Verdict.RUNNING);
            assertThat(response(escalated, "2026-01-09T15:00:01").verdict()).isEqualTo(Verdict.BREACHED);
            assertThat(response(escalated, "2026-01-09T15:00:01").dueAt()).contains(est("2026-01-09T15:00:00"));
        }

        @Test
        void de_escalated_in_time_is_due_later_and_too_late_stays_breached() {
            IncidentFacts critical = known(CRITICAL, "2026-01-09T10:00:00");

            assertThat(response(critical.escalated(HIGH, at("2026-01-09T10:59:59")), "2026-01-09T12:00:00").dueAt())
                    .contains(est("2026-01-09T17:00:00"));
            // What happens at the due instant is in time.
            assertThat(response(critical.escalated(HIGH, at("2026-01-09T11:00:00")), "2026-01-09T12:00:00").dueAt())
                    .contains(est("2026-01-09T17:00:00"));
            Clock late = response(critical.escalated(HIGH, at("2026-01-09T11:30:00")), "2026-01-09T12:00:00");
            assertThat(late.verdict()).isEqualTo(Verdict.BREACHED);
            assertThat(late.dueAt()).contains(est("2026-01-09T11:00:00"));
        }

        @Test
        void corrected_was_so_all_along_and_can_reveal_a_breach() {
            IncidentFacts normal = known(NORMAL, "2026-01-09T10:00:00").responded(at("2026-01-09T15:00:00"));

            assertThat(response(normal, "2026-01-09T16:00:00").verdict()).isEqualTo(Verdict.MET);
            assertThat(response(normal.severityCorrected(CRITICAL, "e"), "2026-01-09T16:00:00").verdict())
                    .isEqualTo(Verdict.BREACHED);
        }

        @Test
        void never_erases_a_recorded_breach() {
            IncidentFacts breached = known(CRITICAL, "2026-01-09T10:00:00")
                    .alarmed(new Alarm(
                            ClockName.RESPONSE, Reading.CONTRACT, Alarm.Kind.DUE, est("2026-01-09T11:00:00"), "a"));
            Clock corrected = response(breached.severityCorrected(NORMAL, "e"), "2026-01-09T12:00:00");

            assertThat(corrected.verdict()).isEqualTo(Verdict.BREACHED);
            assertThat(corrected.dueAt()).contains(est("2026-01-09T11:00:00"));
            assertThat(corrected.because()).contains("as its recorded breach says");
        }

        @Test
        void keeps_the_earlier_of_two_recorded_breaches() {
            IncidentFacts breached = known(CRITICAL, "2026-01-09T10:00:00")
                    .alarmed(new Alarm(
                            ClockName.RESPONSE, Reading.CONTRACT, Alarm.Kind.DUE, est("2026-01-09T10:30:00"), "a"))
                    .alarmed(new Alarm(
                            ClockName.RESPONSE, Reading.CONTRACT, Alarm.Kind.DUE, est("2026-01-09T11:00:00"), "b"));

            assertThat(response(breached, "2026-01-09T12:00:00").dueAt()).contains(est("2026-01-09T10:30:00"));
        }

        @Test
        void escalated_from_an_earlier_instant_takes_the_place_of_what_was_said_later() {
            IncidentFacts facts = known(NORMAL, "2026-01-09T10:00:00")
                    .escalated(CRITICAL, at("2026-01-09T12:00:00"))
                    .escalated(HIGH, at("2026-01-09T11:00:00", "later"));

            assertThat(facts.severitySpans())
                    .extracting(Said.Span::value, Said.Span::event)
                    .containsExactly(
                            tuple(NORMAL, "opened"),
                            tuple(HIGH, "later"));
        }
    }

    @Nested
    class Restoration {

        private final IncidentFacts critical = known(CRITICAL, "2026-01-09T10:00:00");

        @Test
        void within_seven_hours_is_met_and_beyond_is_not_determinable() {
            assertThat(restoration(critical.restored(at("2026-01-09T17:00:00")), "2026-01-10T00:00:00").verdict())
                    .isEqualTo(Verdict.MET);
            assertThat(restoration(critical.restored(at("2026-01-09T17:00:00.000001")), "2026-01-10T00:00:00").verdict())
                    .isEqualTo(Verdict.NOT_DETERMINABLE);
            assertThat(restoration(critical, "2026-01-09T17:00:00").verdict()).isEqualTo(Verdict.RUNNING);
            assertThat(restoration(critical, "2026-01-09T17:00:01").verdict()).isEqualTo(Verdict.NOT_DETERMINABLE);
        }

        @Test
        void runs_round_the_clock() {
            IncidentFacts night = known(CRITICAL, "2026-01-09T21:00:00");

            assertThat(restoration(night, "2026-01-09T22:00:00").dueAt()).contains(est("2026-01-10T04:00:00"));
        }

        @Test
        void pauses_while_restored_and_goes_on_at_a_relapse_with_the_time_already_used() {
            IncidentFacts relapsed = critical
                    .restored(at("2026-01-09T12:00:00"))
                    .relapsed(at("2026-01-09T20:00:00"));
            Clock paused = restoration(critical.restored(at("2026-01-09T12:00:00")), "2026-01-09T20:00:00");
            Clock resumed = restoration(relapsed, "2026-01-09T21:00:00");

            assertThat(paused.usedMillis()).isEqualTo(2 * HOUR);
            assertThat(paused.stoppedAt()).contains(est("2026-01-09T12:00:00"));
            assertThat(paused.dueAt()).contains(est("2026-01-09T17:00:00"));
            assertThat(resumed.usedMillis()).isEqualTo(3 * HOUR);
            assertThat(resumed.stoppedAt()).isEmpty();
            assertThat(resumed.dueAt()).contains(est("2026-01-10T01:00:00"));
            assertThat(resumed.verdict()).isEqualTo(Verdict.RUNNING);
        }

        @Test
        void before_the_failure_point_was_found_is_met() {
            IncidentFacts unlocated = incident(CRITICAL, "2026-01-09T10:00:00")
                    .detected(at("2026-01-09T10:00:00"))
                    .restored(at("2026-01-09T20:00:00"));

            assertThat(restoration(unlocated, "2026-01-10T00:00:00").verdict()).isEqualTo(Verdict.MET);
        }

        @Test
        void of_a_lesser_incident_has_no_objective() {
            Clock clock = restoration(known(HIGH, "2026-01-09T10:00:00"), "2026-01-12T10:00:00");

            assertThat(clock.verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
            assertThat(clock.dueAt()).isEmpty();
        }

        @Test
        void exceeded_while_critical_stays_exceeded_after_a_de_escalation() {
            assertThat(restoration(critical.escalated(HIGH, at("2026-01-09T18:00:00")), "2026-01-09T19:00:00").verdict())
                    .isEqualTo(Verdict.NOT_DETERMINABLE);
            assertThat(restoration(critical.escalated(HIGH, at("2026-01-09T16:00:00")), "2026-01-09T19:00:00").verdict())
                    .isEqualTo(Verdict.NOT_APPLICABLE);
        }

        @Test
        void explains_itself_in_one_sentence_with_its_instants() {
            assertThat(restoration(critical.restored(at("2026-01-09T12:30:00")), "2026-01-09T20:00:00").because())
                    .isEqualTo("Restored on Fri 2026-01-09 12:30:00 EST: the clock started on Fri 2026-01-09 10:00:00 EST"
                            + " (detected on Fri 2026-01-09 10:00:00 EST, failure point found on Fri 2026-01-09"
                            + " 10:00:00 EST) and has run for 2 h 30 min of 7 h.");
        }

        @Test
        void is_corrected_without_adding_another() {
            IncidentFacts corrected =
                    critical.restored(at("2026-01-09T12:00:00")).restorationCorrected(at("2026-01-09T13:00:00"));

            assertThat(corrected.outages()).hasSize(1);
            assertThat(restoration(corrected, "2026-01-09T20:00:00").usedMillis()).isEqualTo(3 * HOUR);
        }
    }

    @Nested
    class WhatHasToBeRecorded {

        private final IncidentFacts critical = known(CRITICAL, "2026-01-09T10:00:00");

        private List<Deadline> open(IncidentFacts incident, String asOf) {
            return Deadlines.open(incident, Agreement.STANDARD, est(asOf));
        }

        @Test
        void is_a_warning_when_three_quarters_are_used_up_and_then_what_is_due() {
            assertThat(open(critical, "2026-01-09T10:10:00").stream()
                            .filter(it -> it.reading() == Reading.CONTRACT)
                            .toList())
                    .containsExactly(
                            deadline(ClockName.RESPONSE, Alarm.Kind.WARNING, "2026-01-09T10:45:00", "2026-01-09T11:00:00"),
                            deadline(ClockName.RESPONSE, Alarm.Kind.DUE, "2026-01-09T11:00:00.000001", "2026-01-09T11:00:00"),
                            deadline(ClockName.RESTORATION, Alarm.Kind.WARNING, "2026-01-09T15:15:00", "2026-01-09T17:00:00"),
                            deadline(ClockName.RESTORATION, Alarm.Kind.DUE, "2026-01-09T17:00:00.000001", "2026-01-09T17:00:00"));
        }

        @Test
        void warns_in_support_hours_where_the_target_is_in_support_hours() {
            assertThat(Deadlines.next(known(HIGH, "2026-01-09T20:00:00"), Agreement.STANDARD, est("2026-01-09T20:00:00")))
                    .map(Deadline::ringsAt)
                    .contains(est("2026-01-12T10:15:00"));
        }

        @Test
        void is_not_due_again_once_it_is_recorded() {
            Alarm breach = new Alarm(
                    ClockName.RESPONSE, Reading.CONTRACT, Alarm.Kind.DUE, est("2026-01-09T11:00:00"), "e");

            assertThat(open(critical.alarmed(breach), "2026-01-09T12:00:00"))
                    .filteredOn(it -> it.clock() == ClockName.RESPONSE && it.reading() == Reading.CONTRACT)
                    .isEmpty();
        }

        @Test
        void was_missed_while_nobody_was_there_to_record_it_and_rings_now() {
            assertThat(Deadlines.ringing(critical, Agreement.STANDARD, est("2026-01-09T12:00:00")))
                    .filteredOn(it -> it.reading() == Reading.CONTRACT)
                    .extracting(Deadline::clock, Deadline::kind)
                    .containsExactly(tuple(ClockName.RESPONSE, Alarm.Kind.DUE));
        }

        @Test
        void is_nothing_where_no_clock_runs() {
            IncidentFacts over = critical.responded(at("2026-01-09T10:30:00")).restored(at("2026-01-09T10:40:00"));

            assertThat(open(over, "2026-01-09T10:50:00")).isEmpty();
            assertThat(open(incident(CRITICAL, "2026-01-09T10:00:00"), "2026-01-09T10:50:00")).isEmpty();
        }

        @Test
        void warns_again_when_the_due_instant_has_moved() {
            IncidentFacts warned = known(NORMAL, "2026-01-09T10:00:00")
                    .alarmed(new Alarm(
                            ClockName.RESPONSE, Reading.CONTRACT, Alarm.Kind.WARNING, est("2026-01-20T10:00:00"), "e"));
            IncidentFacts escalated = warned.escalated(CRITICAL, at("2026-01-09T10:10:00"));

            assertThat(open(warned, "2026-01-09T10:20:00"))
                    .filteredOn(it -> it.reading() == Reading.CONTRACT && it.kind() == Alarm.Kind.WARNING)
                    .isEmpty();
            assertThat(open(escalated, "2026-01-09T10:20:00"))
                    .filteredOn(it -> it.reading() == Reading.CONTRACT && it.clock() == ClockName.RESPONSE)
                    .extracting(Deadline::kind)
                    .containsExactly(Alarm.Kind.WARNING, Alarm.Kind.DUE);
        }

        private Deadline deadline(ClockName clock, Alarm.Kind kind, String ringsAt, String dueAt) {
            return new Deadline(clock, Reading.CONTRACT, kind, est(ringsAt), est(dueAt));
        }
    }

    @Test
    void the_standard_terms_are_data_with_a_hash() {
        assertThat(SlaTerms.STANDARD.canonicalJson())
                .startsWith("{\"beyondRestorationObjective\":\"NOT_DETERMINABLE\",\"businessDays\":\"SUPPORT_HOURS\"")
                .contains("\"criticalResponseInHours\":\"PT1H\"", "\"downtimeWeights\":{\"1\":\"1/1\",\"2\":\"0/1\"");
        assertThat(SlaTerms.STANDARD.hash()).matches("sha256:[0-9a-f]{64}");
        assertThat(SlaTerms.STANDARD.warningShare().of(Duration.ofHours(1))).isEqualTo(Duration.ofMinutes(45));
    }
}
