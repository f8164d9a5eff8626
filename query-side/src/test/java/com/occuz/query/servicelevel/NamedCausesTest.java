package com.occuz.query.servicelevel;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.incident.CauseCategory;
import com.occuz.kernel.incident.Components;
import com.occuz.kernel.incident.IncidentEvent.CauseAttributed;
import com.occuz.kernel.incident.IncidentEvent.ServiceRestored;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.ServiceClass;
import com.occuz.kernel.sla.UptimeReport;
import com.occuz.kernel.work.WorkEvent;
import com.occuz.kernel.work.WorkEvent.LateWorkApproved;
import com.occuz.kernel.work.WorkEvent.WorkEndCorrected;
import com.occuz.kernel.work.WorkEvent.WorkFinished;
import com.occuz.kernel.work.WorkEvent.WorkPlanned;
import com.occuz.kernel.work.WorkEvent.WorkStartCorrected;
import com.occuz.kernel.work.WorkEvent.WorkStarted;
import com.occuz.kernel.work.WorkId;
import com.occuz.kernel.work.WorkTitle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An outage of two hours within one of two maintenance windows (§ 7), and what the figures make of what is said of both. */
class NamedCausesTest extends ServiceLevelWorld {

    private static final WorkId MORNING = WorkId.parse("maintenance:morning");
    private static final WorkId NOON = WorkId.parse("maintenance:noon");
    private static final Actor SAM = Actor.parse("user:u_sam");

    @BeforeEach
    void tell() {
        started("2025-01-01T00:00:00");
        window(MORNING, "2025-03-01T08:00:00", "2025-03-01T10:00:00");
        window(NOON, "2025-03-01T12:00:00", "2025-03-01T14:00:00");
        detected(FIRST, "2025-03-01T12:00:00");
        record(new ServiceRestored(FIRST, SAM, est("2025-03-01T14:00:00")));
    }

    private void window(WorkId work, String from, String until) {
        Prose why = new Prose("They are full");
        work(new WorkPlanned(
                work, sealed(new WorkTitle("New disks")), sealed(why), sealed(why), null,
                Components.of(Component.values()), est(from), est(until), null, SAM, est("2025-02-01T00:00:00")));
        work(new WorkStarted(work, false, null, null, SAM, est(from)));
        work(new WorkFinished(work, est(until)));
    }

    private long work(WorkEvent event) {
        return record(event.work().toString(), AccountId.PLATFORM, event);
    }

    private UptimeReport attributed(@Nullable WorkId work) {
        return year(
                2025,
                record(new CauseAttributed(
                        FIRST, CauseCategory.SCHEDULED_MAINTENANCE, sealed(new Prose("The log")), work, CREATED)));
    }

    @Test
    void it_is_excused_by_the_window_that_caused_it_and_by_no_other() {
        assertThat(attributed(NOON).net().downtimeMillis()).isZero();
        assertThat(attributed(MORNING).net().downtimeMillis()).isEqualTo(2 * HOUR);
        // Whatever went on.
        assertThat(attributed(null).net().downtimeMillis()).isZero();
    }

    @Test
    void the_window_excuses_what_it_really_lasted_however_that_was_learnt() {
        long before = attributed(NOON).net().downtimeMillis();
        Prose how = new Prose("The log says so");
        work(new WorkStartCorrected(
                NOON, est("2025-03-01T12:00:00"), false, null, null, sealed(how), SAM, est("2025-03-01T12:30:00")));
        long after = work(new WorkEndCorrected(
                NOON, est("2025-03-01T14:00:00"), sealed(how), est("2025-03-01T13:00:00")));

        assertThat(before).isZero();
        assertThat(year(2025, after).net().downtimeMillis()).isEqualTo(3 * HOUR / 2);
        assertThat(year(2025, after).excludedMillis()).containsEntry(ServiceClass.MAINTENANCE, 5 * HOUR / 2);
        assertThat(year(2025, after - 2).net().downtimeMillis()).isZero();
    }

    @Test
    void approvals_of_a_claim_that_has_fallen_do_not_count_for_the_next_one() {
        Prose how = new Prose("The log says so");
        attributed(NOON);
        WorkStartCorrected late = new WorkStartCorrected(
                NOON, est("2025-03-01T12:00:00"), true, null, null, sealed(how), SAM, est("2025-01-31T23:00:00"));
        assertThat(year(2025, work(late)).net().downtimeMillis()).isEqualTo(2 * HOUR);
        work(new LateWorkApproved(NOON, Actor.parse("user:u_ann"), sealed(how), CREATED));
        long approved = work(new LateWorkApproved(NOON, Actor.parse("user:u_bob"), sealed(how), CREATED));
        assertThat(year(2025, approved).net().downtimeMillis()).isZero();

        work(new WorkStartCorrected(NOON, late.occurredAt(), false, null, null, sealed(how), SAM, est("2025-03-01T12:00:00")));
        assertThat(year(2025, work(late)).net().downtimeMillis()).isEqualTo(2 * HOUR);
    }
}
