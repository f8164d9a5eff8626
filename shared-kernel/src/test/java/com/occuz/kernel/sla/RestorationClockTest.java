package com.occuz.kernel.sla;

import static com.occuz.kernel.sla.AnyIncident.at;
import static com.occuz.kernel.sla.AnyIncident.est;
import static com.occuz.kernel.sla.AnyIncident.incident;
import static com.occuz.kernel.sla.AnyIncident.known;
import static com.occuz.kernel.sla.ClocksWorld.*;
import static com.occuz.kernel.sla.Severity.CRITICAL;
import static com.occuz.kernel.sla.Severity.HIGH;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RestorationClockTest {

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
