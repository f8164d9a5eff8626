package com.occuz.query.servicelevel;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.incident.Classification;
import com.occuz.kernel.incident.Components;
import com.occuz.kernel.incident.Criterion;
import com.occuz.kernel.incident.ImportId;
import com.occuz.kernel.incident.IncidentEvent;
import com.occuz.kernel.incident.IncidentEvent.IncidentDetected;
import com.occuz.kernel.incident.IncidentEvent.IncidentReported;
import com.occuz.kernel.incident.IncidentEvent.IncidentStated;
import com.occuz.kernel.incident.IncidentEvent.RestorationCorrected;
import com.occuz.kernel.incident.IncidentEvent.ScopeCorrected;
import com.occuz.kernel.incident.IncidentEvent.ServiceRestored;
import com.occuz.kernel.incident.IncidentEvent.StabilizationDeclared;
import com.occuz.kernel.incident.IncidentEvent.StabilizationShortened;
import com.occuz.kernel.incident.IncidentEvent.StatementsWithdrawn;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.IncidentKind;
import com.occuz.kernel.incident.IncidentTitle;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.incident.SourceRef;
import com.occuz.kernel.incident.Statement;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.Channel;
import com.occuz.kernel.ledger.DomainEvent;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.ledger.KeySubject;
import com.occuz.kernel.ledger.LedgerMoment;
import com.occuz.kernel.ledger.Metadata;
import com.occuz.kernel.ledger.NewEvent;
import com.occuz.kernel.operations.InstallationEvent.InstallationCreated;
import com.occuz.kernel.servicelevel.Knowledge;
import com.occuz.kernel.servicelevel.ServiceLevelEvent;
import com.occuz.kernel.servicelevel.ServiceLevelEvent.ServiceStarted;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.CompareUptime;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Compared;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.MeasureUptime;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.MeasuredUptime;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.MomentAt;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.MomentOf;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Question;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.ShowTimeline;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.ShownTimeline;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.ThePresent;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.IncidentScope;
import com.occuz.kernel.sla.Piece;
import com.occuz.kernel.sla.ServiceClass;
import com.occuz.kernel.sla.Subject;
import com.occuz.kernel.sla.UptimeReport;
import com.occuz.kernel.time.Est;
import com.occuz.query.testing.TestReadSide;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ServiceLevelQueriesTest {

    private static final long HOUR = 3_600_000;
    private static final AccountId ACME = new AccountId("acme");
    private static final IncidentId FIRST = new IncidentId("first");
    private static final IncidentId SECOND = new IncidentId("second");
    private static final ImportId IMPORT = new ImportId("one");
    private static final Instant CREATED = est("2026-01-05T12:00:00");

    private final TestReadSide views = new TestReadSide();
    private final Map<String, Long> sequences = new HashMap<>();

    @AfterEach
    void close() {
        views.close();
    }

    private static Instant est(String local) {
        return LocalDateTime.parse(local).toInstant(Est.OFFSET);
    }

    /** Position of the event. */
    private long record(String aggregate, AccountId account, DomainEvent event) {
        long sequence = sequences.merge(aggregate, 0L, (before, zero) -> before + 1);
        Metadata metadata = new Metadata(account, ActorType.USER, "u_1", Channel.API, "c", "c", "c");
        views.record(List.of(new NewEvent("event-" + UUID.randomUUID(), aggregate, sequence, event, metadata)));
        views.catchUp("service-level", 10);
        return views.ledger.head();
    }

    private long record(IncidentEvent event) {
        return record(event.incident().toString(), AccountId.PLATFORM, event);
    }

    private long started(String at) {
        return record(ServiceLevelEvent.AGGREGATE_ID, AccountId.PLATFORM, new ServiceStarted(null, est(at)));
    }

    private long detected(IncidentId incident, String startedAt) {
        return record(new IncidentDetected(
                incident, sealed(new IncidentTitle("Redirects fail")), null, critical(),
                Components.of(List.of(Component.of("redirection"))),
                IncidentScope.of("platform"), est(startedAt), est(startedAt)));
    }

    private static Classification critical() {
        Criterion criterion = Criterion.of("global-redirection-failure");
        return new Classification(criterion.severity().orElseThrow(), criterion);
    }

    private long stated(
            IncidentId incident,
            ImportId importId,
            String kind,
            String startedAt,
            @Nullable String restoredAt,
            @Nullable String statedAt) {
        Instant said = statedAt == null ? Instant.parse("2026-01-06T00:00:00Z") : est(statedAt);
        return record(new IncidentStated(
                incident,
                importId,
                new Statement(
                        new SourceRef("other:1"), IncidentKind.of(kind), sealed(new IncidentTitle("Elsewhere")),
                        critical(), Components.of(List.of(Component.of("core"))),
                        est(startedAt), restoredAt == null ? null : est(restoredAt), null, null, null, null,
                        statedAt == null ? null : said, null),
                said));
    }

    private static <T> Erasable<T> sealed(T value) {
        return Erasable.of(KeySubject.of(ACME), value);
    }

    private LedgerMoment of(long position) {
        return views.ask(new MomentOf(position), LedgerMoment.class).orElseThrow();
    }

    private UptimeReport year(int year, LedgerMoment asOf) {
        return measure(new Question(Est.year(year), Subject.PLATFORM, asOf, Knowledge.OURS));
    }

    private UptimeReport year(int year, long position) {
        // Far enough ahead for every year asked here to be over.
        return year(year, new LedgerMoment(position, est("2030-01-01T00:00:00")));
    }

    private UptimeReport measure(Question question) {
        return views.ask(new MeasureUptime(question), MeasuredUptime.class).orElseThrow().report();
    }

    private List<Piece> timeline(Question question) {
        return views.ask(new ShowTimeline(question), ShownTimeline.class).orElseThrow().pieces();
    }

    @Nested
    class AsOfAPosition {

        @Test
        void only_what_was_recorded_up_to_it_is_known() {
            long start = started("2025-01-01T00:00:00");
            long detection = detected(FIRST, "2025-03-01T10:00:00");
            long restoration = record(new ServiceRestored(FIRST, est("2025-03-01T12:00:00")));
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
            long restored = record(new ServiceRestored(FIRST, est("2025-03-01T12:00:00")));
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
            record(new ServiceRestored(FIRST, est("2025-03-01T12:00:00")));
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
            long restoration = record(new ServiceRestored(FIRST, est("2025-03-01T12:00:00")));
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
    class Compared_at_two_positions {

        @Test
        void a_difference_names_the_events_that_made_it_and_no_others() {
            started("2025-01-01T00:00:00");
            detected(FIRST, "2025-03-01T10:00:00");
            long before = record(new ServiceRestored(FIRST, est("2025-03-01T12:00:00")));
            detected(SECOND, "2027-04-01T10:00:00");
            long after = record(new RestorationCorrected(
                    FIRST, est("2025-03-01T12:00:00"), sealed(new Prose("It came back earlier")),
                    est("2025-03-01T11:00:00")));
            Compared answer = compared(before, after);

            assertThat(answer.after().report().net().downtimeMillis() - answer.before().report().net().downtimeMillis())
                    .isEqualTo(-HOUR);
            assertThat(answer.changes()).singleElement().satisfies(change -> {
                assertThat(change.difference().from()).isEqualTo(est("2025-03-01T11:00:00"));
                assertThat(change.difference().until()).isEqualTo(est("2025-03-01T12:00:00"));
                assertThat(change.events()).containsExactly(eventAt(after));
            });
        }

        @Test
        void what_a_withdrawn_import_had_told_is_put_down_to_the_withdrawal() {
            started("2025-01-01T00:00:00");
            long before = stated(FIRST, IMPORT, "outage", "2025-03-01T10:00:00", "2025-03-01T14:00:00", null);
            long after = record(new StatementsWithdrawn(
                    FIRST, IMPORT, sealed(new Prose("Wrong file")), Instant.parse("2026-01-07T00:00:00Z")));

            assertThat(compared(before, after).changes())
                    .singleElement()
                    .satisfies(change -> assertThat(change.events()).containsExactly(eventAt(after)));
        }

        @Test
        void time_that_was_not_measured_is_put_down_to_the_start_of_the_service() {
            long before = started("2025-07-01T00:00:00");
            long after = started("2025-01-01T00:00:00");

            assertThat(compared(before, after).changes())
                    .singleElement()
                    .satisfies(change -> assertThat(change.events()).containsExactly(eventAt(after)));
        }

        @Test
        void nothing_differs_between_a_state_and_itself() {
            long same = started("2025-01-01T00:00:00");

            assertThat(compared(same, same).changes()).isEmpty();
        }

        private Compared compared(long before, long after) {
            return views.ask(new CompareUptime(question(before), question(after)), Compared.class).orElseThrow();
        }

        private Question question(long position) {
            return new Question(
                    Est.year(2025), Subject.PLATFORM, new LedgerMoment(position, est("2030-01-01T00:00:00")),
                    Knowledge.OURS);
        }

        private String eventAt(long position) {
            return views.ledger.after(position - 1, 1).getFirst().eventId();
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
    class Imports {

        private UptimeReport source(String asOf) {
            return measure(new Question(
                    Est.year(2025), Subject.PLATFORM, new LedgerMoment(views.ledger.head(), est(asOf)),
                    Knowledge.SOURCE));
        }

        @Test
        void the_last_statement_takes_the_place_of_the_one_before() {
            started("2025-01-01T00:00:00");
            stated(FIRST, IMPORT, "outage", "2025-03-01T10:00:00", "2025-03-01T14:00:00", null);
            stated(FIRST, IMPORT, "outage", "2025-03-01T11:00:00", "2025-03-01T12:00:00", null);

            assertThat(year(2025, views.ledger.head()).net().downtimeMillis()).isEqualTo(HOUR);
        }

        @Test
        void what_a_source_knew_when_is_told_by_its_own_dates() {
            started("2025-01-01T00:00:00");
            stated(FIRST, IMPORT, "outage", "2025-03-01T10:00:00", null, "2025-03-01T10:30:00");
            stated(FIRST, IMPORT, "outage", "2025-03-01T10:00:00", "2025-03-01T12:00:00", "2025-03-01T12:05:00");
            stated(FIRST, IMPORT, "outage", "2025-03-01T10:00:00", "2025-03-01T11:00:00", "2025-03-02T00:00:00");

            assertThat(source("2025-03-01T10:29:59").net().downtimeMillis()).isZero();
            assertThat(source("2025-03-01T11:00:00").net().downtimeMillis()).isEqualTo(HOUR);
            assertThat(source("2025-03-01T12:05:00").net().downtimeMillis()).isEqualTo(2 * HOUR);
            assertThat(source("2025-03-02T00:00:00").net().downtimeMillis()).isEqualTo(HOUR);
            // We learnt all of it at once, and later.
            assertThat(year(2025, new LedgerMoment(1, est("2025-03-01T11:00:00"))).net().downtimeMillis()).isZero();
        }

        @Test
        void what_was_withdrawn_counts_no_more_and_what_another_import_told_counts_again() {
            started("2025-01-01T00:00:00");
            stated(FIRST, IMPORT, "outage", "2025-03-01T10:00:00", "2025-03-01T14:00:00", null);
            stated(FIRST, new ImportId("two"), "outage", "2025-03-01T10:00:00", "2025-03-01T11:00:00", null);
            long both = views.ledger.head();
            withdraw(new ImportId("two"));

            assertThat(year(2025, both).net().downtimeMillis()).isEqualTo(HOUR);
            assertThat(year(2025, views.ledger.head()).net().downtimeMillis()).isEqualTo(4 * HOUR);
            withdraw(IMPORT);
            assertThat(year(2025, views.ledger.head()).net().downtimeMillis()).isZero();
            assertThat(source("2026-01-05T00:00:00").net().downtimeMillis()).isZero();
        }

        @Test
        void what_was_recorded_here_stays_when_a_statement_is_taken_back() {
            started("2025-01-01T00:00:00");
            stated(FIRST, IMPORT, "outage", "2025-03-01T10:00:00", "2025-03-01T14:00:00", null);
            stated(FIRST, new ImportId("two"), "outage", "2025-03-01T10:00:00", null, null);
            record(new ServiceRestored(FIRST, est("2025-03-01T12:00:00")));
            withdraw(new ImportId("two"));

            assertThat(year(2025, views.ledger.head()).net().downtimeMillis()).isEqualTo(2 * HOUR);
        }

        @Test
        void maintenance_is_no_downtime_and_leaves_the_figure_of_its_component() {
            started("2025-01-01T00:00:00");
            stated(FIRST, IMPORT, "maintenance", "2025-03-01T10:00:00", "2025-03-01T14:00:00", null);
            UptimeReport core = measure(new Question(
                    Est.year(2025), Subject.of(Component.CORE),
                    new LedgerMoment(views.ledger.head(), est("2030-01-01T00:00:00")), Knowledge.OURS));

            assertThat(year(2025, views.ledger.head()).net().percent()).contains("100");
            assertThat(core.excludedMillis()).containsEntry(ServiceClass.MAINTENANCE, 4 * HOUR);
            assertThat(core.net().denominator()).isEqualTo(365 * 24 * HOUR - 4 * HOUR);
        }

        private void withdraw(ImportId importId) {
            record(new StatementsWithdrawn(
                    FIRST, importId, sealed(new Prose("Wrong file")), Instant.parse("2026-01-07T00:00:00Z")));
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
            record(new ServiceRestored(FIRST, est("2025-03-01T12:00:00")));

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
