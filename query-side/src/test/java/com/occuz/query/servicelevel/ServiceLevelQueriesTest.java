package com.occuz.query.servicelevel;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.incident.Components;
import com.occuz.kernel.incident.IncidentEvent.IncidentReported;
import com.occuz.kernel.incident.IncidentEvent.RestorationCorrected;
import com.occuz.kernel.incident.IncidentEvent.ScopeCorrected;
import com.occuz.kernel.incident.IncidentEvent.ServiceRestored;
import com.occuz.kernel.incident.IncidentEvent.StabilizationDeclared;
import com.occuz.kernel.incident.IncidentEvent.StabilizationShortened;
import com.occuz.kernel.incident.IncidentTitle;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.LedgerMoment;
import com.occuz.kernel.operations.InstallationEvent.InstallationCreated;
import com.occuz.kernel.servicelevel.Knowledge;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.MeasureUptime;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.MeasuredUptime;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.MomentAt;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.MomentOf;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Question;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.ThePresent;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.IncidentScope;
import com.occuz.kernel.sla.ServiceClass;
import com.occuz.kernel.sla.Subject;
import com.occuz.kernel.sla.UptimeReport;
import com.occuz.kernel.time.Est;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ServiceLevelQueriesTest extends ServiceLevelWorld {

    @Nested
    class AsOfAPosition {

        @Test
        void only_what_was_recorded_up_to_it_is_known() {
            long start = started("2025-01-01T00:00:00");
            long detection = detected(FIRST, "2025-03-01T10:00:00");
            long restoration = record(new ServiceRestored(FIRST, null, est("2025-03-01T12:00:00")));
            long correction = record(new RestorationCorrected(
                    FIRST, est("2025-03-01T12:00:00"), sealed(new Prose("It came back earlier")),
                    est("2025-03-01T11:00:00")));

            assertThat(year(2025, start).net().downtimeMillis()).isZero();
            assertThat(year(2025, detection).net().downtimeMillis())
                    .isEqualTo(Duration.between(est("2025-03-01T10:00:00"), est("2026-01-01T00:00:00")).toMillis());
            assertThat(year(2025, restoration).net().downtimeMillis()).isEqualTo(2 * HOUR);
            assertThat(year(2025, correction).net().downtimeMillis()).isEqualTo(HOUR);
        }

        @Test
        void an_answer_once_given_never_changes() {
            started("2025-01-01T00:00:00");
            detected(FIRST, "2025-03-01T10:00:00");
            long restored = record(new ServiceRestored(FIRST, null, est("2025-03-01T12:00:00")));
            UptimeReport before = year(2025, restored);
            detected(SECOND, "2025-04-01T10:00:00");
            started("2025-02-01T00:00:00");

            assertThat(year(2025, restored)).isEqualTo(before);
            assertThat(year(2025, views.ledger.head())).isNotEqualTo(before);
        }

        @Test
        void the_service_start_that_was_said_last_by_then_holds() {
            long first = started("2025-01-01T00:00:00");
            long second = started("2025-07-01T00:00:00");

            assertThat(year(2025, first).net().denominator()).isEqualTo(365 * 24 * HOUR);
            assertThat(year(2025, second).net().denominator()).isEqualTo(184 * 24 * HOUR);
            assertThat(year(2024, second).net().percent()).isEmpty();
        }

        @Test
        void stabilization_is_part_of_the_timeline_as_it_was_declared_and_shortened() {
            started("2025-01-01T00:00:00");
            detected(FIRST, "2025-03-01T10:00:00");
            record(new ServiceRestored(FIRST, null, est("2025-03-01T12:00:00")));
            long declared = record(new StabilizationDeclared(
                    FIRST, est("2025-03-03T12:00:00"), est("2025-03-01T12:00:00")));
            long shortened = record(new StabilizationShortened(
                    FIRST, est("2025-03-03T12:00:00"), est("2025-03-02T12:00:00"), est("2025-03-02T11:00:00")));

            assertThat(stabilizationEnd(declared)).isEqualTo(est("2025-03-03T12:00:00"));
            assertThat(stabilizationEnd(shortened)).isEqualTo(est("2025-03-02T12:00:00"));
        }

        private Instant stabilizationEnd(long position) {
            return timeline(new Question(
                            Est.year(2025), Subject.PLATFORM,
                            new LedgerMoment(position, est("2030-01-01T00:00:00")), Knowledge.OURS))
                    .stream()
                    .filter(piece -> piece.named() == ServiceClass.STABILIZATION)
                    .findFirst()
                    .orElseThrow()
                    .until();
        }

        @Test
        void every_window_names_the_events_behind_it() {
            long detection = detected(FIRST, "2025-03-01T10:00:00");
            long restoration = record(new ServiceRestored(FIRST, null, est("2025-03-01T12:00:00")));
            String first = views.ledger.after(detection - 1, 1).getFirst().eventId();
            String second = views.ledger.after(restoration - 1, 1).getFirst().eventId();

            assertThat(timeline(new Question(
                            Est.year(2025), Subject.PLATFORM,
                            new LedgerMoment(restoration, est("2030-01-01T00:00:00")), Knowledge.OURS)))
                    .filteredOn(piece -> piece.named() == ServiceClass.DOWN)
                    .singleElement()
                    .satisfies(piece -> assertThat(piece.events()).containsExactly(first, second));
        }
    }

    @Nested
    class Moments {

        @Test
        void an_instant_means_the_last_position_recorded_by_then() {
            long first = started("2025-01-01T00:00:00");
            Instant at = of(first).at();
            started("2025-07-01T00:00:00");

            assertThat(views.ask(new MomentAt(at), LedgerMoment.class)).contains(new LedgerMoment(first, at));
            assertThat(views.ask(new MomentAt(at.minus(1, ChronoUnit.MICROS)), LedgerMoment.class))
                    .map(LedgerMoment::position)
                    .contains(first - 1);
        }

        @Test
        void the_present_holds_everything_and_stays_what_it_is() {
            long head = started("2025-01-01T00:00:00");
            LedgerMoment present = views.ask(new ThePresent(), LedgerMoment.class).orElseThrow();
            started("2025-07-01T00:00:00");

            assertThat(present.position()).isEqualTo(head);
            assertThat(views.ask(new MomentAt(present.at()), LedgerMoment.class)).contains(present);
        }

        @Test
        void the_future_is_none() {
            started("2025-01-01T00:00:00");

            assertThat(views.ask(new MomentAt(Instant.now().plusSeconds(3_600)), LedgerMoment.class)).isEmpty();
            assertThat(views.ask(new MomentOf(views.ledger.head() + 1), LedgerMoment.class)).isEmpty();
        }

        @Test
        void before_the_first_position_nothing_is_known() {
            started("2025-01-01T00:00:00");

            assertThat(year(2025, of(0)).net().percent()).isEmpty();
        }
    }

    @Nested
    class WithoutARecordedServiceStart {

        @Test
        void the_service_runs_since_the_installation_exists() {
            record("operations:installation", AccountId.PLATFORM, new InstallationCreated("store", CREATED));

            assertThat(year(2026, views.ledger.head()).measured().from()).isEqualTo(CREATED);
            assertThat(year(2025, views.ledger.head()).net().percent()).isEmpty();
        }

        @Test
        void or_since_the_year_in_which_the_first_known_incident_lies() {
            record("operations:installation", AccountId.PLATFORM, new InstallationCreated("store", CREATED));
            detected(FIRST, "2024-03-01T10:00:00");

            assertThat(year(2024, views.ledger.head()).net().denominator()).isEqualTo(366 * 24 * HOUR);
            assertThat(year(2023, views.ledger.head()).net().percent()).isEmpty();
        }

        @Test
        void what_somebody_says_beats_what_was_taken_from_other_facts() {
            record("operations:installation", AccountId.PLATFORM, new InstallationCreated("store", CREATED));
            detected(FIRST, "2024-03-01T10:00:00");
            started("2026-01-08T00:00:00");

            assertThat(year(2026, views.ledger.head()).measured().from()).isEqualTo(est("2026-01-08T00:00:00"));
        }
    }

    @Nested
    class Customers {

        @Test
        void see_what_hit_them_and_what_hit_everybody() {
            started("2025-01-01T00:00:00");
            record(new IncidentReported(
                    FIRST, ACME, sealed(new IncidentTitle("Mine")), sealed(new Prose("It fails")), critical(),
                    Components.of(List.of(Component.of("analytics"))),
                    IncidentScope.of("account"), est("2025-03-01T10:00:00"),
                    est("2025-03-01T10:05:00")));
            record(new ServiceRestored(FIRST, null, est("2025-03-01T12:00:00")));

            assertThat(downtimeOf(ACME)).isEqualTo(2 * HOUR);
            assertThat(downtimeOf(new AccountId("globex"))).isZero();
            record(new ScopeCorrected(
                    FIRST, IncidentScope.of("account"),
                    IncidentScope.of("platform"), sealed(new Prose("Everybody")),
                    est("2025-03-01T10:00:00")));
            assertThat(downtimeOf(new AccountId("globex"))).isEqualTo(2 * HOUR);
        }

        private long downtimeOf(AccountId account) {
            return measure(new Question(
                            Est.year(2025), new Subject(Optional.empty(), Optional.of(account)),
                            new LedgerMoment(views.ledger.head(), est("2030-01-01T00:00:00")), Knowledge.OURS))
                    .net()
                    .downtimeMillis();
        }
    }

    @Test
    void figures_name_policy_calendar_and_engine() {
        started("2025-01-01T00:00:00");
        MeasuredUptime answer = views.ask(
                        new MeasureUptime(new Question(Est.year(2025), Subject.PLATFORM, of(1), Knowledge.OURS)),
                        MeasuredUptime.class)
                .orElseThrow();

        assertThat(answer.policy().version()).isEqualTo(1);
        assertThat(answer.policy().hash()).startsWith("sha256:");
        assertThat(answer.calendar().hash()).startsWith("sha256:").isNotEqualTo(answer.policy().hash());
        assertThat(answer.engine()).isNotBlank();
    }
}
