package com.occuz.kernel.sla;

import static com.occuz.kernel.sla.AnyIncident.at;
import static com.occuz.kernel.sla.AnyIncident.est;
import static com.occuz.kernel.sla.AnyIncident.incident;
import static com.occuz.kernel.sla.AnyIncident.known;
import static com.occuz.kernel.sla.PlannedWork.WHOLE_PLATFORM;
import static com.occuz.kernel.sla.Severity.CRITICAL;
import static com.occuz.kernel.sla.Severity.HIGH;
import static com.occuz.kernel.sla.Severity.NORMAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.time.BusinessCalendar;
import com.occuz.kernel.time.OpenHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What versions of the agreement may hold, and what clocks make of what they hold. */
class EdgesOfTheTermsTest {

    private static final Instant MAY = est("2026-05-01T00:00:00");
    private static final Instant JUNE = est("2026-06-01T00:00:00");

    private static SlaTerms weighing(int version, long denominator) {
        return AnyTerms.with(Map.of(CRITICAL, Share.ALL, HIGH, new Share(1, denominator), NORMAL, Share.NONE))
                .withVersion(version);
    }

    @Nested
    class Weights {

        @Test
        void have_a_common_denominator_of_ten_thousand_at_most() {
            assertThat(weighing(2, 10_000).downtimeUnit()).isEqualTo(10_000);
            assertThatThrownBy(() -> weighing(2, 10_001)).isInstanceOf(InvalidValue.class);
        }

        @Test
        void have_it_over_all_versions_too() {
            Agreements two = Agreements.STANDARD.with(AnyTerms.agreement(weighing(2, 16)), MAY);

            assertThat(two.with(AnyTerms.agreement(weighing(3, 625)), JUNE).editions()).hasSize(3);
            assertThatThrownBy(() -> two.with(AnyTerms.agreement(weighing(3, 627)), JUNE))
                    .isInstanceOf(InvalidValue.class);
        }

        @Test
        void can_be_all_or_nothing_in_so_many_words() {
            assertThat(new Share(1, 1)).isEqualTo(Share.ALL);
            assertThat(new Share(0, 1)).isEqualTo(Share.NONE);
        }
    }

    @Nested
    class Days {

        private final Agreements twoDays = AnyTerms.always(AnyTerms.countingDays(2));

        @Test
        void are_one_or_more() {
            assertThat(AnyTerms.countingDays(1).normalResponseDays()).isEqualTo(1);
            assertThatThrownBy(() -> AnyTerms.countingDays(0)).isInstanceOf(InvalidValue.class);
        }

        @Test
        void are_counted_for_a_normal_incident_alone() {
            assertThat(due(known(NORMAL, "2026-01-09T10:00:00"))).contains(est("2026-01-13T10:00:00"));
            assertThat(due(known(HIGH, "2026-01-09T10:00:00"))).contains(est("2026-01-09T17:00:00"));
        }

        @Test
        void warn_at_three_quarters_of_the_support_hours_that_they_hold() {
            // From Friday at ten to Tuesday at ten there are thirty.
            assertThat(Deadlines.next(known(NORMAL, "2026-01-09T10:00:00"), twoDays, est("2026-01-09T10:00:00")))
                    .map(Deadline::ringsAt)
                    .contains(est("2026-01-12T17:30:00"));
        }

        private Optional<Instant> due(IncidentFacts incident) {
            return Clocks.of(ClockName.RESPONSE, Reading.CONTRACT, incident, twoDays, est("2026-01-09T12:00:00")).dueAt();
        }
    }

    @Test
    void deadlines_come_in_the_order_in_which_they_ring_whichever_reading_they_are_of() {
        assertThat(Deadlines.open(known(CRITICAL, "2026-01-09T10:00:00"), Agreements.STANDARD, est("2026-01-09T10:10:00")))
                .extracting(Deadline::ringsAt)
                .hasSize(8)
                .isSorted();
    }

    @Test
    void a_clock_since_the_contact_is_the_contract_s_under_that_name() {
        IncidentFacts reported = incident(HIGH, "2026-01-09T10:00:00").reported(at("2026-01-09T10:30:00"));

        List<Clock> clocks = Clocks.sinceContact(reported, List.of(), Agreements.STANDARD, est("2026-01-09T11:00:00"));

        assertThat(clocks).extracting(Clock::name).containsExactly(ClockName.RESPONSE, ClockName.RESTORATION);
        assertThat(clocks).extracting(Clock::reading).containsOnly(Reading.CONTACT);
        assertThat(clocks.getFirst().as(Reading.CONTRACT))
                .isEqualTo(ClocksWorld.response(reported, "2026-01-09T11:00:00"));
    }

    @Nested
    class Versions {

        private final Agreement longHours = new Agreement(
                SlaTerms.STANDARD,
                new BusinessCalendar(
                        9, BusinessCalendar.SUPPORT_HOURS.zone(),
                        Map.of(DayOfWeek.MONDAY, List.of(OpenHours.of("00:00-24:00"))), new TreeSet<>()));

        @Test
        void follow_one_another_and_the_calendar_only_where_it_changed() {
            Agreement terms = AnyTerms.agreement(weighing(7, 2)).after(Agreement.STANDARD);
            assertThat(terms.terms().version()).isEqualTo(2);
            assertThat(terms.calendar().version()).isEqualTo(1);

            Agreement hours = longHours.after(Agreement.STANDARD);
            assertThat(hours.terms().version()).isEqualTo(2);
            assertThat(hours.calendar().version()).isEqualTo(2);

            assertThat(AnyTerms.agreement(SlaTerms.STANDARD.withVersion(5)).after(Agreement.STANDARD))
                    .isSameAs(Agreement.STANDARD);
        }

        @Test
        void are_found_by_their_numbers() {
            Agreements two = Agreements.STANDARD.with(AnyTerms.agreement(weighing(2, 2)), MAY);

            assertThat(two.version(2)).contains(two.latest());
            assertThat(two.version(1)).map(Agreements.Edition::agreement).contains(Agreement.STANDARD);
            assertThat(two.version(3)).isEmpty();
        }

        @Test
        void are_the_same_agreement_where_all_of_them_are() {
            Agreements two = Agreements.STANDARD.with(AnyTerms.agreement(weighing(2, 2)), MAY);
            Agreements again = Agreements.STANDARD.with(AnyTerms.agreement(weighing(2, 2)), MAY);

            assertThat(two).isEqualTo(again).hasSameHashCodeAs(again).hasToString(again.toString());
            assertThat(two).isNotEqualTo(Agreements.STANDARD).isNotEqualTo("two");
            assertThat(two.hashCode()).isNotEqualTo(Agreements.STANDARD.hashCode());
            assertThat(two.toString()).contains("version=2");
        }
    }

    @Test
    void a_duration_is_spelled_with_the_parts_that_it_has() {
        assertThat(Spelled.of(Duration.ofMinutes(30))).isEqualTo("30 min");
        assertThat(Spelled.of(Duration.ofMinutes(150))).isEqualTo("2 h 30 min");
        assertThat(Spelled.of(Duration.ZERO)).isEqualTo("0 s");
        assertThat(Spelled.of(Duration.ofNanos(1_500_002_000))).isEqualTo("1.500002 s");
    }

    @Test
    void work_whose_claim_has_fallen_is_as_nobody_had_judged_it() {
        PlannedWork work = UptimeWorld.maintenance(WHOLE_PLATFORM, "2025-03-03T08:00:00", "2025-03-03T10:00:00");

        assertThat(work.reviewed(new Review("ann", true, "approved")).unreviewed()).isEqualTo(work);
    }

    @Test
    void an_absence_names_each_event_once_and_the_decision_last() {
        Stated gone = at("2025-03-03T08:00:00", "noticed");
        Absence absence = Absence.of("absence:1", gone, Optional.of(at("2025-03-03T08:10:00", "noticed")));

        assertThat(absence.events()).containsExactly("noticed");
        assertThat(absence.decided(new Absence.Decision(true, "decided")).events()).containsExactly("noticed", "decided");
        assertThat(Absence.of("absence:1", gone, Optional.of(at("2025-03-03T08:10:00", "back"))).events())
                .containsExactly("noticed", "back");
    }
}
