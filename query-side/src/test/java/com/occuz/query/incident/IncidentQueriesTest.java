package com.occuz.query.incident;

import static com.occuz.query.incident.IncidentWorld.ACME;
import static com.occuz.query.incident.IncidentWorld.GLOBEX;
import static com.occuz.query.incident.IncidentWorld.GRAVE;
import static com.occuz.query.incident.IncidentWorld.SLIGHT;
import static com.occuz.query.incident.IncidentWorld.at;
import static com.occuz.query.incident.IncidentWorld.sealed;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.SupportPlan;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.incident.ClockBasis;
import com.occuz.kernel.incident.ImportId;
import com.occuz.kernel.incident.IncidentEvent.ClockBreached;
import com.occuz.kernel.incident.IncidentEvent.FailurePointFound;
import com.occuz.kernel.incident.IncidentEvent.IncidentAcknowledged;
import com.occuz.kernel.incident.IncidentEvent.IncidentClosed;
import com.occuz.kernel.incident.IncidentEvent.ScopeChanged;
import com.occuz.kernel.incident.IncidentEvent.ServiceRelapsed;
import com.occuz.kernel.incident.IncidentEvent.ServiceRestored;
import com.occuz.kernel.incident.IncidentEvent.SeverityCorrected;
import com.occuz.kernel.incident.IncidentEvent.StabilizationDeclared;
import com.occuz.kernel.incident.IncidentEvent.StatementsWithdrawn;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.IncidentQuery.Desk;
import com.occuz.kernel.incident.IncidentQuery.DeskPlace;
import com.occuz.kernel.incident.IncidentQuery.FindClocks;
import com.occuz.kernel.incident.IncidentQuery.IncidentClocksView;
import com.occuz.kernel.incident.IncidentQuery.IncidentFilter;
import com.occuz.kernel.incident.IncidentQuery.IncidentView;
import com.occuz.kernel.incident.IncidentQuery.ListByNextDue;
import com.occuz.kernel.incident.IncidentQuery.RingingClock;
import com.occuz.kernel.incident.IncidentQuery.StoryItem;
import com.occuz.kernel.incident.IncidentQuery.WhichClocksRing;
import com.occuz.kernel.incident.IncidentState;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.ledger.KeySubject;
import com.occuz.kernel.query.Page;
import com.occuz.kernel.sla.Clock;
import com.occuz.kernel.sla.ClockName;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.IncidentScope;
import com.occuz.kernel.sla.Reading;
import com.occuz.kernel.sla.Severity;
import com.occuz.kernel.sla.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class IncidentQueriesTest {

    private static final Tenant STAFF = Tenant.everyone();
    private static final Tenant ADA = Tenant.of(ACME);
    private static final Tenant GUS = Tenant.of(GLOBEX);
    private static final Erasable<Prose> WORDS = sealed(ACME, new Prose("what only acme may read"));

    private static final Instant LATER = Instant.parse("2999-01-01T00:00:00Z");

    private final IncidentWorld world = new IncidentWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @Nested
    class OneIncident {

        @Test
        void shows_what_its_events_say() {
            IncidentId id = world.report(ACME, "Nothing redirects");
            world.record(ACME, new IncidentAcknowledged(id, null, null, at(5)));
            world.record(ACME, new FailurePointFound(id, WORDS, at(10)));
            world.record(ACME, new ServiceRestored(id, null, at(20)));
            world.record(ACME, new ServiceRelapsed(id, at(30)));
            IncidentView shown = world.shown(STAFF, id);
            assertThat(shown.title()).isEqualTo("Nothing redirects");
            assertThat(shown.description()).isEqualTo("secrets of acme");
            assertThat(shown.account()).isEqualTo(ACME);
            assertThat(shown.startedAt()).isEqualTo(at(-10));
            assertThat(shown.reportedAt()).isEqualTo(at(0));
            assertThat(shown.respondedAt()).isEqualTo(at(5));
            assertThat(shown.failurePointAt()).isEqualTo(at(10));
            assertThat(shown.restoredAt()).isNull();
            assertThat(shown.relapses()).containsExactly(at(30));
            assertThat(shown.state()).isEqualTo(IncidentState.DIAGNOSED);
            assertThat(shown.version()).isEqualTo(5);
            assertThat(shown.begunPosition()).isEqualTo(1);
            assertThat(shown.position()).isEqualTo(5);
        }

        @Test
        void of_an_account_does_not_exist_for_another() {
            IncidentId id = world.report(ACME, "Nothing redirects");
            assertThat(world.find(ADA, id)).isPresent();
            assertThat(world.find(GUS, id)).isEmpty();
            assertThat(world.story(GUS, id, Optional.empty(), 10)).isEmpty();
            assertThat(clocks(GUS, id)).isEmpty();
            assertThat(world.list(GUS, IncidentFilter.ALL)).isEmpty();
        }

        @Test
        void that_was_widened_is_shown_to_others_without_a_word_of_the_reporter() {
            IncidentId id = world.report(ACME, "acme's launch fails");
            world.record(ACME, new FailurePointFound(id, WORDS, at(3)));
            world.record(
                    ACME,
                    new ScopeChanged(id, IncidentScope.ACCOUNT, IncidentScope.PLATFORM, WORDS, at(5)));
            IncidentView shown = world.shown(GUS, id);
            assertThat(shown.title()).isEqualTo("Individual customer issue");
            assertThat(shown.description()).isNull();
            assertThat(shown.cause()).isNull();
            assertThat(shown.account()).isNull();
            assertThat(shown.startedAt()).isEqualTo(at(-10));
            assertThat(world.shown(ADA, id).title()).isEqualTo("acme's launch fails");
            assertThat(story(GUS, id)).noneMatch(item -> item.changes().toString().contains("acme"));
            assertThat(story(ADA, id)).anyMatch(item -> item.changes().toString().contains("only acme"));
            assertThat(world.list(GUS, text("launch"))).isEmpty();
            assertThat(world.list(ADA, text("LAUNCH"))).containsExactly(id);
        }

        /** Reading 24: four flags say who is told what. */
        @Test
        void that_was_detected_is_told_of_as_far_as_the_readers_plan_goes() {
            IncidentId id = world.detect(GRAVE, Component.REDIRECTION, 0);
            Erasable<Prose> words = sealed(AccountId.PLATFORM, new Prose("our own words"));
            world.record(AccountId.PLATFORM, new IncidentAcknowledged(id, words, null, at(2)));
            world.record(AccountId.PLATFORM, new FailurePointFound(id, words, at(3)));
            world.record(
                    AccountId.PLATFORM,
                    new SeverityCorrected(id, GRAVE, GRAVE, words, at(4)));

            world.buys(GLOBEX, SupportPlan.NONE);
            assertThat(world.shown(GUS, id).title()).isEqualTo("Probe of redirection fails");
            assertThat(world.shown(GUS, id).cause()).isNull();
            assertThat(told(GUS, id)).isEmpty();
            world.buys(GLOBEX, new SupportPlan(true, false, false, false));
            assertThat(told(GUS, id)).isEmpty();
            world.buys(GLOBEX, new SupportPlan(false, true, false, false));
            assertThat(told(GUS, id)).containsExactly("message");
            world.buys(GLOBEX, new SupportPlan(false, false, true, false));
            assertThat(told(GUS, id)).containsExactly("reason");
            world.buys(GLOBEX, new SupportPlan(false, false, false, true));
            assertThat(told(GUS, id)).containsExactly("cause");
            assertThat(world.shown(GUS, id).cause()).isEqualTo("our own words");
            assertThat(told(STAFF, id)).containsExactlyInAnyOrder("message", "cause", "reason");
            assertThat(told(ADA, id)).isEmpty();
        }

        /** Fields of the story that hold what we wrote. */
        private List<String> told(Tenant reader, IncidentId id) {
            return story(reader, id).stream()
                    .flatMap(item -> item.changes().entrySet().stream())
                    .filter(change -> "our own words".equals(change.getValue()))
                    .map(Map.Entry::getKey)
                    .toList();
        }

        @Test
        void that_was_detected_is_shown_to_everybody() {
            IncidentId id = world.detect(GRAVE, Component.REDIRECTION, 0);
            assertThat(world.shown(GUS, id).title()).isEqualTo("Probe of redirection fails");
            assertThat(world.shown(GUS, id).account()).isNull();
        }

        @Test
        void is_stabilizing_within_the_declared_period() {
            IncidentId id = world.detect(GRAVE, Component.REDIRECTION, 0);
            world.record(AccountId.PLATFORM, new ServiceRestored(id, null, at(20)));
            world.record(AccountId.PLATFORM, new StabilizationDeclared(id, at(100), at(30)));
            assertThat(world.shown(STAFF, id).state()).isEqualTo(IncidentState.STABILIZING);
            assertThat(world.list(STAFF, states(IncidentState.STABILIZING))).containsExactly(id);
            assertThat(world.list(STAFF, states(IncidentState.RESTORED))).isEmpty();
        }

        @Test
        void that_was_withdrawn_is_there_for_those_who_audit_and_for_nobody_else() {
            ImportId one = new ImportId("one");
            IncidentId id = world.tell("status:1", one, at(0));
            assertThat(world.list(GUS, IncidentFilter.ALL)).containsExactly(id);
            world.record(
                    AccountId.PLATFORM,
                    new StatementsWithdrawn(id, one, sealed(AccountId.PLATFORM, new Prose("wrong file")), at(1)));
            assertThat(world.find(GUS, id)).isEmpty();
            assertThat(world.shown(STAFF, id).state()).isEqualTo(IncidentState.WITHDRAWN);
            assertThat(world.list(STAFF, IncidentFilter.ALL)).isEmpty();
            assertThat(world.list(STAFF, states(IncidentState.WITHDRAWN))).containsExactly(id);
        }

        @Test
        void loses_its_words_and_nothing_else_when_its_account_is_erased() {
            IncidentId id = world.report(ACME, "Nothing redirects");
            IncidentView before = world.shown(STAFF, id);
            world.views.keys.destroy(KeySubject.of(ACME));
            world.views.reset("incidents");
            world.views.catchUp("incidents", 10);
            IncidentView after = world.shown(STAFF, id);
            assertThat(after.title()).isEqualTo("[erased]");
            assertThat(after.description()).isEqualTo("[erased]");
            assertThat(after.startedAt()).isEqualTo(before.startedAt());
            assertThat(after.nextDueAt()).isEqualTo(before.nextDueAt());
        }
    }

    @Nested
    class Lists {

        @Test
        void have_the_newest_first_and_pages_without_gaps() {
            List<IncidentId> all = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                all.addFirst(world.detect(SLIGHT, Component.CORE, i));
            }
            List<IncidentId> paged = new ArrayList<>();
            Optional<Long> next = Optional.empty();
            do {
                Page<IncidentView> page = world.page(GUS, IncidentFilter.ALL, next, 3);
                page.items().forEach(item -> paged.add(item.incident()));
                next = page.next();
            } while (next.isPresent());
            assertThat(paged).isEqualTo(all);
        }

        @Test
        void can_be_narrowed() {
            IncidentId grave = world.detect(GRAVE, Component.REDIRECTION, 0);
            IncidentId slight = world.detect(SLIGHT, Component.ANALYTICS, 0);
            IncidentId acmes = world.report(ACME, "50 % off_now");
            world.record(ACME, new ServiceRestored(acmes, null, at(1)));
            world.record(ACME, new IncidentClosed(acmes, at(2)));
            assertThat(world.list(STAFF, IncidentFilter.ALL)).containsExactly(acmes, slight, grave);
            assertThat(world.list(STAFF, states(IncidentState.OPEN))).containsExactly(slight, grave);
            assertThat(world.list(STAFF, states(IncidentState.CLOSED, IncidentState.RESTORED))).containsExactly(acmes);
            assertThat(world.list(STAFF, filter(Set.of(Severity.CRITICAL), Optional.empty(), Optional.empty())))
                    .containsExactly(grave);
            assertThat(world.list(STAFF, filter(Set.of(), Optional.of(Component.ANALYTICS), Optional.empty())))
                    .containsExactly(slight);
            assertThat(world.list(STAFF, filter(Set.of(), Optional.empty(), Optional.of(ACME))))
                    .containsExactly(acmes);
            assertThat(world.list(STAFF, text("50 % off_"))).containsExactly(acmes);
            assertThat(world.list(STAFF, text("5_ %"))).isEmpty();
            // Whose a report is, another account cannot find out by asking for it.
            assertThat(world.list(GUS, filter(Set.of(), Optional.empty(), Optional.of(ACME)))).isEmpty();
        }

        @Test
        void of_the_desk_have_first_what_is_due_next() {
            IncidentId slight = world.report(ACME, "slight");
            IncidentId late = world.detect(GRAVE, Component.CORE, 10);
            IncidentId soon = world.detect(GRAVE, Component.CORE, 5);
            IncidentId done = world.detect(GRAVE, Component.CORE, 0);
            world.record(AccountId.PLATFORM, new IncidentAcknowledged(done, null, null, at(1)));
            IncidentId doneToo = world.detect(GRAVE, Component.CORE, 0);
            world.record(AccountId.PLATFORM, new IncidentAcknowledged(doneToo, null, null, at(1)));
            List<IncidentId> order = new ArrayList<>();
            Optional<DeskPlace> next = Optional.empty();
            do {
                Desk desk = world.views
                        .ask(new ListByNextDue(STAFF, IncidentFilter.ALL, next, 1, at(60)), Desk.class)
                        .orElseThrow();
                desk.items().forEach(item -> order.add(item.incident()));
                next = desk.next();
            } while (next.isPresent());
            assertThat(order).containsExactly(soon, late, slight, doneToo, done);
        }
    }

    @Nested
    class TheStory {

        @Test
        void tells_both_times_and_who() {
            IncidentId id = world.report(ACME, "Nothing redirects");
            world.record(ACME, new ServiceRestored(id, null, at(20)));
            List<StoryItem> story = story(STAFF, id);
            assertThat(story).extracting(StoryItem::event).containsExactly(
                    "incident.ServiceRestored/2", "incident.IncidentReported/2");
            assertThat(story.getFirst().occurredAt()).isEqualTo(at(20));
            assertThat(story.getFirst().recordedAt()).isAfter(at(20));
            assertThat(story.getFirst().actor()).isEqualTo("api-key:k_1");
            assertThat(story.getFirst().changes()).containsEntry("restoredAt", at(20));
        }

        @Test
        void has_pages() {
            IncidentId id = world.report(ACME, "Nothing redirects");
            world.record(ACME, new ServiceRestored(id, null, at(20)));
            world.record(ACME, new ServiceRelapsed(id, at(30)));
            Page<StoryItem> first = world.story(STAFF, id, Optional.empty(), 2).orElseThrow();
            assertThat(first.items()).extracting(StoryItem::position).containsExactly(3L, 2L);
            Page<StoryItem> second = world.story(STAFF, id, first.next(), 2).orElseThrow();
            assertThat(second.items()).extracting(StoryItem::position).containsExactly(1L);
            assertThat(second.next()).isEmpty();
        }
    }

    @Nested
    class Clocks {

        @Test
        void are_computed_at_the_time_of_the_question() {
            IncidentId id = world.detect(GRAVE, Component.CORE, 0);
            assertThat(r3Response(id, at(30)).verdict()).isEqualTo(Verdict.RUNNING);
            assertThat(r3Response(id, at(30)).dueAt()).contains(at(60));
            assertThat(r3Response(id, at(61)).verdict()).isEqualTo(Verdict.BREACHED);
        }

        @Test
        void ring_until_what_is_due_is_recorded() {
            // Recorded by the real clock, long after the due instant.
            IncidentId id = world.detect(GRAVE, Component.CORE, 0);
            assertThat(ringing(LATER)).hasSize(1);
            assertThat(ringing(LATER).getFirst().incident()).isEqualTo(id);
            assertThat(ringing(LATER).getFirst().account()).isEqualTo(AccountId.PLATFORM);
            assertThat(ringing(at(0))).isEmpty();
            ClockBasis basis = new ClockBasis(1, "sha256:" + "0".repeat(64), 1, "sha256:" + "1".repeat(64));
            world.record(
                    AccountId.PLATFORM,
                    new ClockBreached(
                            id,
                            ClockName.RESPONSE,
                            Reading.R3,
                            Severity.CRITICAL,
                            at(0),
                            at(60),
                            basis,
                            at(60)));
            assertThat(ringing(LATER)).isEmpty();
            assertThat(world.shown(STAFF, id).breached()).isFalse();
        }

        @Test
        void of_imports_never_ring() {
            world.tell("status:1", new ImportId("one"), at(0));
            assertThat(ringing(LATER)).isEmpty();
        }

        private Clock r3Response(IncidentId id, Instant now) {
            return world.views.ask(new FindClocks(STAFF, id, now), IncidentClocksView.class).orElseThrow().clocks().stream()
                    .filter(clock -> clock.reading().wireName().equals("R3")
                            && clock.name().wireName().equals("response"))
                    .findFirst()
                    .orElseThrow();
        }

        @SuppressWarnings("unchecked") // the class literal of a generic type
        private List<RingingClock> ringing(Instant now) {
            return world.views.ask(new WhichClocksRing(STAFF, now, 10), List.class).orElseThrow();
        }
    }

    private Optional<IncidentClocksView> clocks(Tenant tenant, IncidentId id) {
        return world.views.ask(new FindClocks(tenant, id, at(60)), IncidentClocksView.class);
    }

    private List<StoryItem> story(Tenant tenant, IncidentId id) {
        return world.story(tenant, id, Optional.empty(), 10).orElseThrow().items();
    }

    private static IncidentFilter states(IncidentState... states) {
        return new IncidentFilter(Set.of(states), Set.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static IncidentFilter text(String text) {
        return new IncidentFilter(Set.of(), Set.of(), Optional.empty(), Optional.empty(), Optional.of(text));
    }

    private static IncidentFilter filter(
            Set<Severity> severities, Optional<Component> component, Optional<AccountId> account) {
        return new IncidentFilter(Set.of(), severities, component, account, Optional.empty());
    }
}
