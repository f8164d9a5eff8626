package com.occuz.query.incident;

import static com.occuz.query.incident.IncidentWorld.GRAVE;
import static com.occuz.query.incident.IncidentWorld.at;
import static com.occuz.query.incident.IncidentWorld.sealed;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.exclusion.ExclusionEvent;
import com.occuz.kernel.exclusion.ExclusionEvent.ExclusionApproved;
import com.occuz.kernel.exclusion.ExclusionEvent.ExclusionClaimed;
import com.occuz.kernel.exclusion.ExclusionEvent.ExclusionRevoked;
import com.occuz.kernel.exclusion.ExclusionId;
import com.occuz.kernel.exclusion.ExclusionScope;
import com.occuz.kernel.incident.CauseCategory;
import com.occuz.kernel.incident.Components;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.IncidentQuery.Desk;
import com.occuz.kernel.incident.IncidentQuery.DeskPlace;
import com.occuz.kernel.incident.IncidentQuery.FindClocks;
import com.occuz.kernel.incident.IncidentQuery.IncidentClocksView;
import com.occuz.kernel.incident.IncidentQuery.IncidentFilter;
import com.occuz.kernel.incident.IncidentQuery.IncidentView;
import com.occuz.kernel.incident.IncidentQuery.ListByNextDue;
import com.occuz.kernel.incident.IncidentQuery.RingingClock;
import com.occuz.kernel.incident.IncidentQuery.WhichClocksRing;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.Channel;
import com.occuz.kernel.ledger.Metadata;
import com.occuz.kernel.ledger.NewEvent;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.Verdict;
import com.occuz.kernel.time.Window;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clocks of incidents that an approved exclusion excuses (§ 9). */
class LiftedClocksTest {

    private static final Tenant STAFF = Tenant.everyone();
    private static final Instant LATER = Instant.parse("2999-01-01T00:00:00Z");
    private static final Actor SAM = new Actor(ActorType.USER, "u_sam");
    private static final Actor SOFIA = new Actor(ActorType.USER, "u_sofia");
    private static final Prose WORDS = new Prose("Their status page");

    private final IncidentWorld world = new IncidentWorld();
    private long sequence;

    @AfterEach
    void close() {
        world.close();
    }

    private void record(ExclusionEvent event) {
        Metadata metadata =
                new Metadata(AccountId.PLATFORM, ActorType.USER, "u_sam", Channel.API, "c", "c", "c");
        world.views.record(List.of(new NewEvent(
                UUID.randomUUID().toString(), event.exclusion().toString(), sequence++, event, metadata)));
        world.views.catchUp("exclusions", 10);
    }

    /** Claimed for the minute in which the incident began. */
    private ExclusionId approved(ExclusionScope scope, Optional<IncidentId> incident) {
        Window window = new Window(at(0), at(1));
        ExclusionId id = ExclusionId.of(scope, window, incident);
        record(new ExclusionClaimed(
                id, CauseCategory.FORCE_MAJEURE, null, scope, window, sealed(AccountId.PLATFORM, WORDS),
                incident.orElse(null), SAM, LATER));
        record(new ExclusionApproved(id, sealed(AccountId.PLATFORM, WORDS), SOFIA, LATER));
        return id;
    }

    private List<Verdict> verdicts(IncidentId incident) {
        return world.views.ask(new FindClocks(STAFF, incident, LATER), IncidentClocksView.class).orElseThrow().clocks()
                .stream()
                .map(clock -> clock.verdict())
                .toList();
    }

    @SuppressWarnings("unchecked") // the class literal of a generic type
    private List<IncidentId> ringing(int limit) {
        List<RingingClock> ringing = world.views.ask(new WhichClocksRing(STAFF, LATER, limit), List.class).orElseThrow();
        return ringing.stream().map(RingingClock::incident).toList();
    }

    @Test
    void do_not_apply_and_do_not_ring_until_it_is_revoked() {
        IncidentId incident = world.detect(GRAVE, Component.CORE, 0);
        List<Verdict> before = verdicts(incident);
        ExclusionId exclusion = approved(new ExclusionScope.Platform(), Optional.of(incident));
        assertThat(verdicts(incident)).containsOnly(Verdict.NOT_APPLICABLE);
        assertThat(ringing(9)).isEmpty();

        record(new ExclusionRevoked(exclusion, sealed(AccountId.PLATFORM, WORDS), SOFIA, LATER));
        assertThat(verdicts(incident)).isEqualTo(before);
        assertThat(ringing(9)).containsExactly(incident);
    }

    @Test
    void are_lifted_by_one_that_names_no_incident_only_where_it_held_at_the_beginning() {
        IncidentId hit = world.detect(GRAVE, Component.CORE, 0);
        IncidentId later = world.detect(GRAVE, Component.CORE, 1);
        approved(new ExclusionScope.Platform(), Optional.empty());
        assertThat(verdicts(hit)).containsOnly(Verdict.NOT_APPLICABLE);
        assertThat(verdicts(later)).isNotEqualTo(verdicts(hit));
    }

    @Test
    void go_on_where_it_reaches_only_a_part_of_what_was_hit() {
        IncidentId incident = world.detect(GRAVE, Component.CORE, 0);
        List<Verdict> before = verdicts(incident);
        approved(new ExclusionScope.OfComponents(Components.of(Component.ANALYTICS)), Optional.of(incident));
        assertThat(verdicts(incident)).isEqualTo(before);
        assertThat(ringing(9)).containsExactly(incident);
    }

    @Test
    void that_do_not_ring_hide_none_that_do() {
        IncidentId first = world.detect(GRAVE, Component.CORE, 0);
        IncidentId second = world.detect(GRAVE, Component.CORE, 5);
        approved(new ExclusionScope.Platform(), Optional.of(first));
        assertThat(ringing(1)).containsExactly(second);
    }

    private Desk desk(Optional<DeskPlace> after, int limit) {
        return world.views.ask(new ListByNextDue(STAFF, IncidentFilter.ALL, after, limit, at(2)), Desk.class).orElseThrow();
    }

    @Test
    void are_not_due_and_wait_behind_what_is_until_the_exclusion_is_revoked() {
        IncidentId first = world.detect(GRAVE, Component.CORE, 0);
        IncidentId second = world.detect(GRAVE, Component.CORE, 1);
        Instant due = Objects.requireNonNull(world.shown(STAFF, first).nextDueAt());
        ExclusionId exclusion = approved(new ExclusionScope.Platform(), Optional.of(first));
        assertThat(desk(Optional.empty(), 9).items()).extracting(IncidentView::incident).containsExactly(second, first);
        assertThat(desk(Optional.empty(), 9).items().getLast().nextDueAt()).isNull();
        assertThat(world.shown(STAFF, first).nextDueAt()).isNull();
        Desk page = desk(Optional.empty(), 1);
        assertThat(desk(page.next(), 1).items()).extracting(IncidentView::incident).containsExactly(first);

        record(new ExclusionRevoked(exclusion, sealed(AccountId.PLATFORM, WORDS), SOFIA, LATER));
        assertThat(desk(Optional.empty(), 9).items()).extracting(IncidentView::incident).containsExactly(first, second);
        assertThat(world.shown(STAFF, first).nextDueAt()).isEqualTo(due);
    }
}
