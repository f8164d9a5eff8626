package com.occuz.kernel.sla;

import static com.occuz.kernel.sla.AnyIncident.at;
import static com.occuz.kernel.sla.AnyIncident.est;
import static com.occuz.kernel.sla.AnyIncident.known;
import static com.occuz.kernel.sla.ClocksWorld.*;
import static com.occuz.kernel.sla.Severity.CRITICAL;
import static com.occuz.kernel.sla.Severity.HIGH;
import static com.occuz.kernel.sla.Severity.NORMAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClocksTest {

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
        assertThat(Clocks.of(known(CRITICAL, "2026-01-09T10:00:00"), Agreements.STANDARD, est("2026-01-09T10:30:00")))
                .extracting(Clock::name, Clock::reading)
                .containsExactly(
                        tuple(ClockName.RESPONSE, Reading.CONTRACT),
                        tuple(ClockName.RESTORATION, Reading.CONTRACT),
                        tuple(ClockName.RESPONSE, Reading.R3),
                        tuple(ClockName.RESTORATION, Reading.R3));
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
                            ClockName.RESPONSE, Reading.CONTRACT, Alarm.Kind.DUE, est("2026-01-09T11:00:00")));
            Clock corrected = response(breached.severityCorrected(NORMAL, "e"), "2026-01-09T12:00:00");

            assertThat(corrected.verdict()).isEqualTo(Verdict.BREACHED);
            assertThat(corrected.dueAt()).contains(est("2026-01-09T11:00:00"));
            assertThat(corrected.because()).contains("as its recorded breach says");
        }

        @Test
        void keeps_the_earlier_of_two_recorded_breaches() {
            IncidentFacts breached = known(CRITICAL, "2026-01-09T10:00:00")
                    .alarmed(new Alarm(
                            ClockName.RESPONSE, Reading.CONTRACT, Alarm.Kind.DUE, est("2026-01-09T10:30:00")))
                    .alarmed(new Alarm(
                            ClockName.RESPONSE, Reading.CONTRACT, Alarm.Kind.DUE, est("2026-01-09T11:00:00")));

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

    @Test
    void the_standard_terms_are_data_with_a_hash() {
        assertThat(SlaTerms.STANDARD.canonicalJson())
                .startsWith("{\"beyondRestorationObjective\":\"NOT_DETERMINABLE\",\"businessDays\":\"SUPPORT_HOURS\"")
                .contains("\"criticalResponseInHours\":\"PT1H\"", "\"downtimeWeights\":{\"1\":\"1/1\",\"2\":\"0/1\"",
                        "\"plannedWork\":{\"approvalsOfLate\":2,\"leadTime\":\"PT0S\",\"migrationLimit\":\"PT72H\","
                                + "\"migrationsPerYear\":2}");
        assertThat(SlaTerms.STANDARD.hash()).matches("sha256:[0-9a-f]{64}");
        assertThat(SlaTerms.STANDARD.warningShare().of(Duration.ofHours(1))).isEqualTo(Duration.ofMinutes(45));
    }
}
