package com.occuz.kernel.servicelevel.fact;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.servicelevel.fact.ServiceFact.NoticesBought;
import com.occuz.kernel.servicelevel.fact.ServiceFact.Planned;
import com.occuz.kernel.servicelevel.fact.ServiceFact.Started;
import com.occuz.kernel.servicelevel.fact.ServiceFact.Told;
import com.occuz.kernel.servicelevel.fact.ServiceFact.WorkBegun;
import com.occuz.kernel.servicelevel.fact.ServiceFact.WorkJudged;
import com.occuz.kernel.servicelevel.fact.ServiceFact.WorkOver;
import com.occuz.kernel.servicelevel.fact.ServiceFact.WorkTold;
import com.occuz.kernel.sla.Agreements;
import com.occuz.kernel.sla.Piece;
import com.occuz.kernel.sla.PlannedWork;
import com.occuz.kernel.sla.ServiceClass;
import com.occuz.kernel.sla.ServiceFacts;
import com.occuz.kernel.sla.Severity;
import com.occuz.kernel.sla.Subject;
import com.occuz.kernel.sla.Uptime;
import com.occuz.kernel.sla.UptimeReport;
import com.occuz.kernel.sla.WorkKind;
import com.occuz.kernel.time.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WithheldTest {

    private static final Instant START = Instant.parse("2026-01-01T05:00:00Z");
    private static final Window DAY = new Window(START, START.plus(Duration.ofHours(24)));
    private static final long HOUR = 3_600_000;
    private static final AccountId ACME = new AccountId("acme");
    private static final Subject STAFF = Subject.PLATFORM;
    private static final Subject CUSTOMER = new Subject(Optional.empty(), Optional.of(ACME));

    private final List<ServiceFactRow> rows = new ArrayList<>();

    WithheldTest() {
        add("service-level", new Started(START));
        work("maintenance:a", WorkKind.MAINTENANCE, 2, 4);
        work("migration:b", WorkKind.MIGRATION, 4, 7);
    }

    @Test
    void staff_sees_work_for_what_it_is() {
        assertThat(classes(STAFF)).containsExactly("operational", "maintenance", "migration", "operational");
        assertThat(report(STAFF)).isEqualTo(report());
    }

    @Nested
    class Without_a_support_add_on {

        @Test
        void time_excluded_for_work_is_excluded_time_without_reason_or_event() {
            judgedAndTold("maintenance:a");
            List<Piece> pieces = pieces(CUSTOMER);
            assertThat(classes(CUSTOMER)).containsExactly("operational", "excluded", "operational");
            assertThat(pieces.get(1).from()).isEqualTo(at(2));
            assertThat(pieces.get(1).until()).isEqualTo(at(7));
            assertThat(pieces.get(1).events()).isEmpty();
            assertThat(pieces.get(1).clause()).isEqualTo("§ 2");
        }

        @Test
        void figures_are_the_same_under_one_name() {
            UptimeReport report = report(CUSTOMER);
            assertThat(report.net()).isEqualTo(report().net());
            assertThat(report.raw()).isEqualTo(report().raw());
            assertThat(report.budgetMillis()).isEqualTo(report().budgetMillis());
            assertThat(report.excludedMillis())
                    .containsEntry(ServiceClass.MAINTENANCE, 0L)
                    .containsEntry(ServiceClass.MIGRATION, 0L)
                    .containsEntry(ServiceClass.EXCLUDED, 5 * HOUR);
        }
    }

    @Nested
    class With_one {

        With_one() {
            add("account:acme", new NoticesBought(ACME, true));
        }

        @Test
        void that_was_given_up_nothing_is_told() {
            judgedAndTold("maintenance:a");
            add("account:acme", new NoticesBought(ACME, false));
            assertThat(classes(CUSTOMER)).containsExactly("operational", "excluded", "operational");
        }

        @Test
        void of_somebody_else_nothing_is_told() {
            judgedAndTold("maintenance:a");
            Subject other = new Subject(Optional.empty(), Optional.of(new AccountId("globex")));
            assertThat(classes(other)).containsExactly("operational", "excluded", "operational");
        }

        @Test
        void only_what_was_judged_and_announced_is_told() {
            assertThat(classes(CUSTOMER)).containsExactly("operational", "excluded", "operational");
            add("maintenance:a", new WorkJudged(true));
            assertThat(classes(CUSTOMER)).containsExactly("operational", "excluded", "operational");
            add("maintenance:a", new WorkTold());
            assertThat(classes(CUSTOMER)).containsExactly("operational", "maintenance", "excluded", "operational");
            assertThat(report(CUSTOMER).excludedMillis())
                    .containsEntry(ServiceClass.MAINTENANCE, 2 * HOUR)
                    .containsEntry(ServiceClass.EXCLUDED, 3 * HOUR);
        }

        @Test
        void the_last_judgement_holds() {
            judgedAndTold("maintenance:a");
            add("maintenance:a", new WorkJudged(false));
            assertThat(classes(CUSTOMER)).containsExactly("operational", "excluded", "operational");
        }

        @Test
        void work_that_a_source_told_of_is_not_told_on() {
            add("incident:i", new Told(
                    "import:1", ServiceClass.MAINTENANCE, Severity.NORMAL, PlannedWork.WHOLE_PLATFORM, at(9), at(10), at(1)));
            assertThat(Withheld.from(CUSTOMER, rows).told(List.of("incident:i-1", "other"))).containsExactly("other");
        }
    }

    @Test
    void events_and_rows_of_work_that_is_told_stay() {
        add("account:acme", new NoticesBought(ACME, true));
        judgedAndTold("maintenance:a");
        Withheld withheld = Withheld.from(CUSTOMER, rows);
        assertThat(withheld.told(List.of("maintenance:a-1", "migration:b-1", "other")))
                .containsExactly("maintenance:a-1", "other");
        assertThat(rows.stream().filter(withheld::hides).map(ServiceFactRow::subject).distinct())
                .containsExactly("migration:b");
    }

    private void work(String id, WorkKind kind, int from, int until) {
        add(id, new Planned(
                kind, id, PlannedWork.WHOLE_PLATFORM, at(from), at(until), START.minusSeconds(60), "user:olga"));
        add(id, new WorkBegun(at(from)));
        add(id, new WorkOver(at(until)));
    }

    private void judgedAndTold(String id) {
        add(id, new WorkJudged(true));
        add(id, new WorkTold());
    }

    private void add(String subject, ServiceFact fact) {
        long count = rows.stream().filter(row -> row.subject().equals(subject)).count();
        rows.add(new ServiceFactRow(rows.size() + 1L, subject + "-" + (count + 1), subject, fact));
    }

    private List<String> classes(Subject subject) {
        return pieces(subject).stream().map(piece -> piece.named().wireName()).toList();
    }

    private List<Piece> pieces(Subject subject) {
        return Withheld.from(subject, rows).pieces(pieces());
    }

    private UptimeReport report(Subject subject) {
        return Withheld.from(subject, rows).report(report(), pieces());
    }

    private List<Piece> pieces() {
        return Uptime.timeline(DAY, Subject.PLATFORM, facts(), Agreements.STANDARD, DAY.until());
    }

    private UptimeReport report() {
        return Uptime.report(DAY, Subject.PLATFORM, facts(), Agreements.STANDARD, DAY.until());
    }

    private ServiceFacts facts() {
        return FactsAsOf.of(rows, new Known.ByUs(Long.MAX_VALUE));
    }

    private static Instant at(int hour) {
        return START.plus(Duration.ofHours(hour));
    }
}
