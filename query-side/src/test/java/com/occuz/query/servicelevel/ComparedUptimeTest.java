package com.occuz.query.servicelevel;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.incident.IncidentEvent.RestorationCorrected;
import com.occuz.kernel.incident.IncidentEvent.ServiceRestored;
import com.occuz.kernel.incident.IncidentEvent.StatementsWithdrawn;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.LedgerMoment;
import com.occuz.kernel.servicelevel.Knowledge;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.CompareUptime;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Compared;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Question;
import com.occuz.kernel.sla.Subject;
import com.occuz.kernel.time.Est;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ComparedUptimeTest extends ServiceLevelWorld {

    @Test
    void a_difference_names_the_events_that_made_it_and_no_others() {
        started("2025-01-01T00:00:00");
        detected(FIRST, "2025-03-01T10:00:00");
        long before = record(new ServiceRestored(FIRST, null, est("2025-03-01T12:00:00")));
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
