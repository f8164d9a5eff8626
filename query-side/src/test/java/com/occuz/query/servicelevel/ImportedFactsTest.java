package com.occuz.query.servicelevel;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.incident.CauseCategory;
import com.occuz.kernel.incident.ImportId;
import com.occuz.kernel.incident.IncidentEvent.CauseAttributed;
import com.occuz.kernel.incident.IncidentEvent.ServiceRestored;
import com.occuz.kernel.incident.IncidentEvent.StatementsWithdrawn;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.LedgerMoment;
import com.occuz.kernel.servicelevel.Knowledge;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.CompareUptime;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Compared;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Question;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.SourcesAt;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.ServiceClass;
import com.occuz.kernel.sla.Subject;
import com.occuz.kernel.sla.UptimeReport;
import com.occuz.kernel.time.Est;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ImportedFactsTest extends ServiceLevelWorld {

    private UptimeReport source(String asOf) {
        return measure(asked(asOf));
    }

    private Question asked(String asOf) {
        return new Question(
                Est.year(2025), Subject.PLATFORM, new LedgerMoment(views.ledger.head(), est(asOf)),
                Knowledge.SOURCE);
    }

    @Test
    void the_last_statement_takes_the_place_of_the_one_before() {
        started("2025-01-01T00:00:00");
        stated(FIRST, IMPORT, "outage", "2025-03-01T10:00:00", "2025-03-01T14:00:00", null);
        stated(FIRST, IMPORT, "outage", "2025-03-01T11:00:00", "2025-03-01T12:00:00", null);

        assertThat(year(2025, views.ledger.head()).net().downtimeMillis()).isEqualTo(HOUR);
    }

    @Test
    void an_instant_before_the_import_means_what_is_imported_now() {
        stated(FIRST, IMPORT, "outage", "2025-03-01T10:00:00", null, "2025-03-01T10:30:00");

        assertThat(views.ask(new SourcesAt(est("2025-03-01T11:00:00")), LedgerMoment.class))
                .contains(new LedgerMoment(views.ledger.head(), est("2025-03-01T11:00:00")));
        assertThat(views.ask(new SourcesAt(Instant.now().plusSeconds(3_600)), LedgerMoment.class)).isEmpty();
    }

    @Test
    void before_the_source_spoke_there_was_a_service_all_the_same() {
        stated(FIRST, IMPORT, "outage", "2025-03-01T10:00:00", "2025-03-01T12:00:00", "2025-03-01T12:05:00");
        UptimeReport before = source("2025-02-01T00:00:00");

        assertThat(before.net().denominator()).isEqualTo(31 * 24 * HOUR);
        assertThat(before.net().downtimeMillis()).isZero();
    }

    @Test
    void what_was_detected_here_later_the_source_could_not_count() {
        started("2025-01-01T00:00:00");
        detected(SECOND, "2025-03-01T10:00:00");
        stated(FIRST, IMPORT, "outage", "2025-02-01T10:00:00", "2025-02-01T11:00:00", "2025-02-01T11:05:00");

        assertThat(source("2025-04-01T00:00:00").net().downtimeMillis()).isEqualTo(HOUR);
    }

    @Test
    void a_difference_between_two_of_its_states_is_put_down_to_what_it_stated_between_them() {
        stated(FIRST, IMPORT, "outage", "2025-03-01T10:00:00", "2025-03-01T12:00:00", "2025-03-01T12:05:00");
        long corrected =
                stated(FIRST, IMPORT, "outage", "2025-03-01T10:00:00", "2025-03-01T11:00:00", "2025-03-02T00:00:00");
        detected(SECOND, "2025-03-01T11:30:00");
        Question before = asked("2025-03-01T13:00:00");
        Question after = asked("2025-03-02T00:00:00");

        assertThat(views.ask(new CompareUptime(before, after), Compared.class).orElseThrow().changes())
                .filteredOn(change -> change.difference().before().isPresent())
                .singleElement()
                .satisfies(change -> assertThat(change.events())
                        .containsExactly(views.ledger.after(corrected - 1, 1).getFirst().eventId()));
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
        record(new ServiceRestored(FIRST, null, est("2025-03-01T12:00:00")));
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

    @Test
    void an_outage_counts_within_imported_maintenance_until_it_is_put_down_to_it() {
        started("2025-01-01T00:00:00");
        stated(FIRST, IMPORT, "maintenance", "2025-03-01T10:00:00", "2025-03-01T14:00:00", null);
        stated(SECOND, IMPORT, "outage", "2025-03-01T13:00:00", "2025-03-01T15:00:00", null);
        long unattributed = views.ledger.head();
        long attributed = record(new CauseAttributed(
                SECOND, CauseCategory.SCHEDULED_MAINTENANCE, sealed(new Prose("It was the upgrade")),
                null,
                est("2026-01-07T00:00:00")));
        stated(SECOND, new ImportId("two"), "outage", "2025-03-01T13:00:00", "2025-03-01T16:00:00", null);
        long toldAgain = views.ledger.head();
        long takenBack = record(new CauseAttributed(
                SECOND, CauseCategory.OWN_PLATFORM, sealed(new Prose("It was not")), null, est("2026-01-08T00:00:00")));

        assertThat(core(unattributed).net().downtimeMillis()).isEqualTo(2 * HOUR);
        assertThat(core(attributed).net().downtimeMillis()).isEqualTo(HOUR);
        assertThat(core(attributed).raw().downtimeMillis()).isEqualTo(2 * HOUR);
        assertThat(core(toldAgain).net().downtimeMillis()).isEqualTo(2 * HOUR);
        assertThat(core(takenBack).net().downtimeMillis()).isEqualTo(3 * HOUR);
    }

    private UptimeReport core(long position) {
        return measure(new Question(
                Est.year(2025), Subject.of(Component.CORE),
                new LedgerMoment(position, est("2030-01-01T00:00:00")), Knowledge.OURS));
    }

    private void withdraw(ImportId importId) {
        record(new StatementsWithdrawn(
                FIRST, importId, sealed(new Prose("Wrong file")), Instant.parse("2026-01-07T00:00:00Z")));
    }
}
