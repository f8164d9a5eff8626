package com.occuz.kernel.sla;

import static com.occuz.kernel.sla.AnyIncident.at;
import static com.occuz.kernel.sla.AnyIncident.est;
import static com.occuz.kernel.sla.AnyIncident.incident;
import static com.occuz.kernel.sla.AnyIncident.known;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.sla.ClockOutlook.Lights;
import com.occuz.kernel.time.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Fri 2026-01-09 is a support day; the version in question halves the response to Sev 1 and the restoration objective. */
class ClockOutlookTest {

    private static final Instant NOW = est("2026-01-09T12:00:00");
    private static final Instant FROM = est("2026-01-09T15:00:00");
    private static final Agreement NEXT =
            AnyTerms.agreement(AnyTerms.with(Duration.ofMinutes(30), Duration.ofHours(3)));
    private static final Lights LIGHTS = new Lights(
            Agreements.STANDARD, Agreements.STANDARD.with(NEXT, FROM), Agreements.always(NEXT));

    private static ClockOutlook of(ClockName name, IncidentFacts incident) {
        return open(incident).stream()
                .filter(it -> it.clock() == name && it.reading() == Reading.CONTRACT)
                .findFirst()
                .orElseThrow();
    }

    private static List<ClockOutlook> open(IncidentFacts incident) {
        return ClockOutlook.of(incident, List.of(), LIGHTS, NOW, FROM);
    }

    @Nested
    class A_clock_that_runs {

        private final IncidentFacts running = known(Severity.CRITICAL, "2026-01-09T11:30:00");

        @Test
        void keeps_its_version_whatever_is_published_and_shows_what_would_have_been_due() {
            ClockOutlook response = of(ClockName.RESPONSE, running);

            assertThat(response.startedAt()).contains(est("2026-01-09T11:30:00"));
            assertThat(response.asItIs()).contains(est("2026-01-09T12:30:00"));
            assertThat(response.published()).isEqualTo(response.asItIs());
            assertThat(response.allAlong()).contains(est("2026-01-09T12:00:00"));
            assertThat(response.moves()).isTrue();
            assertThat(of(ClockName.RESTORATION, running).allAlong()).contains(est("2026-01-09T14:30:00"));
        }

        @Test
        void is_looked_at_by_both_readings() {
            assertThat(open(running)).hasSize(4);
        }

        @Test
        void moves_in_no_light_where_nothing_that_it_rests_on_differs() {
            Lights same = new Lights(Agreements.STANDARD, Agreements.STANDARD, Agreements.STANDARD);

            assertThat(ClockOutlook.of(running, List.of(), same, NOW, FROM)).noneMatch(ClockOutlook::moves);
        }

        @Test
        void is_not_open_any_more_once_it_has_stopped_or_its_time_is_up() {
            IncidentFacts answered = running.responded(at("2026-01-09T11:40:00"));
            assertThat(open(answered)).extracting(ClockOutlook::clock).containsOnly(ClockName.RESTORATION);
            assertThat(open(known(Severity.CRITICAL, "2026-01-09T10:30:00")))
                    .extracting(ClockOutlook::clock)
                    .containsOnly(ClockName.RESTORATION);
            assertThat(open(answered.restored(at("2026-01-09T11:50:00")))).isEmpty();
        }
    }

    @Nested
    class A_clock_that_waits_for_the_failure_point {

        private final IncidentFacts waiting =
                incident(Severity.CRITICAL, "2026-01-09T11:30:00").detected(at("2026-01-09T11:30:00"));

        @Test
        void is_due_as_if_that_were_found_when_the_version_takes_effect() {
            ClockOutlook response = of(ClockName.RESPONSE, waiting);

            assertThat(response.startedAt()).isEmpty();
            assertThat(response.asItIs()).contains(est("2026-01-09T16:00:00"));
            assertThat(response.published()).contains(est("2026-01-09T15:30:00"));
            assertThat(response.allAlong()).isEqualTo(response.published());
        }

        @Test
        void waits_no_more_once_service_is_back() {
            assertThat(open(waiting.restored(at("2026-01-09T11:50:00"))))
                    .noneMatch(it -> it.startedAt().isEmpty());
        }

        @Test
        void that_was_never_noticed_is_due_in_no_light() {
            ClockOutlook response = of(ClockName.RESPONSE, incident(Severity.CRITICAL, "2026-01-09T11:30:00"));

            assertThat(response.asItIs()).isEqualTo(Optional.empty());
            assertThat(response.moves()).isFalse();
        }
    }

    @Test
    void what_an_exclusion_lifts_has_no_open_clock() {
        IncidentFacts running = known(Severity.CRITICAL, "2026-01-09T11:30:00");
        Exclusion flood = new Exclusion(
                        "exclusion:1", "force-majeure", Optional.empty(), running.components(), Optional.empty(),
                        new Window(est("2026-01-09T11:00:00"), est("2026-01-09T13:00:00")),
                        Optional.of(running.incident()), "ann", "claimed", Optional.empty(), Optional.empty())
                .decided(new Review("bob", true, "approved"));

        assertThat(ClockOutlook.of(running, List.of(flood), LIGHTS, NOW, FROM)).isEmpty();
    }
}
