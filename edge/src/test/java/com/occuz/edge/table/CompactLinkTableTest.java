package com.occuz.edge.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.edge.testing.Links;
import com.occuz.kernel.ledger.NewEvent;
import com.occuz.kernel.link.DomainId;
import com.occuz.kernel.link.Forwarding;
import com.occuz.kernel.link.LinkEvent.ClickLimitChanged;
import com.occuz.kernel.link.LinkEvent.DestinationChanged;
import com.occuz.kernel.link.LinkEvent.ForwardingChanged;
import com.occuz.kernel.link.LinkEvent.LinkCreated;
import com.occuz.kernel.link.LinkEvent.LinkDisabled;
import com.occuz.kernel.link.LinkEvent.LinkEnabled;
import com.occuz.kernel.link.LinkEvent.LinkLocked;
import com.occuz.kernel.link.LinkEvent.LinkPutBack;
import com.occuz.kernel.link.LinkEvent.LinkRetired;
import com.occuz.kernel.link.LinkEvent.LinkRetitled;
import com.occuz.kernel.link.LinkEvent.LinkTakenDown;
import com.occuz.kernel.link.LinkEvent.LinkUnlocked;
import com.occuz.kernel.link.LinkEvent.RedirectStatusChanged;
import com.occuz.kernel.link.LinkEvent.RulesChanged;
import com.occuz.kernel.link.LinkEvent.TagsChanged;
import com.occuz.kernel.link.LinkEvent.ValidityChanged;
import com.occuz.kernel.link.LinkEvent;
import com.occuz.kernel.link.LinkOptions;
import com.occuz.kernel.link.rule.Rules;
import com.occuz.kernel.testing.RandomHistory;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompactLinkTableTest {

    private final CompactLinkTable table = new CompactLinkTable();

    /** The oracle keeps for each link the last event that spoke of each of its properties. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void after_any_history_every_link_is_as_its_last_events_say(long seed) {
        Map<String, Map<Class<?>, LinkEvent>> said = new LinkedHashMap<>();
        for (NewEvent event : new RandomHistory(seed).ledger(5_000)) {
            if (event.payload() instanceof LinkEvent link) {
                table.apply(link);
                said.computeIfAbsent(link.link().slug().value(), slug -> new HashMap<>())
                        .put(kind(link), link);
            }
        }
        assertThat(table.size()).isEqualTo(said.size());
        said.forEach((slug, events) -> assertThat(table.find(DomainId.DEFAULT, slug)).isEqualTo(expected(events)));
    }

    /** Events of one kind: of those, the last one counts. */
    private static Class<?> kind(LinkEvent event) {
        return switch (event) {
            case LinkEnabled ignored -> LinkDisabled.class;
            case LinkPutBack ignored -> LinkTakenDown.class;
            case LinkUnlocked ignored -> LinkLocked.class;
            default -> event.getClass();
        };
    }

    private static LinkEntry expected(Map<Class<?>, LinkEvent> events) {
        LinkCreated created = (LinkCreated) events.getOrDefault(LinkCreated.class, Links.erased("never"));
        if (events.containsKey(LinkRetired.class)) {
            return new LinkEntry.Retired(created.link());
        }
        String destination = events.get(DestinationChanged.class) instanceof DestinationChanged changed
                ? changed.destination().text()
                : created.destination().text();
        var title = events.get(LinkRetitled.class) instanceof LinkRetitled retitled ? retitled.title() : created.title();
        return new LinkEntry.Live(
                created.link(),
                destination,
                Location.of(destination),
                title == null ? null : title.text(),
                events.get(RedirectStatusChanged.class) instanceof RedirectStatusChanged changed
                        ? changed.redirectStatus().code()
                        : created.redirectStatus().code(),
                events.get(ValidityChanged.class) instanceof ValidityChanged changed
                        ? changed.validity()
                        : created.validity(),
                new LinkOptions(
                        events.get(ClickLimitChanged.class) instanceof ClickLimitChanged changed
                                ? changed.maxClicks()
                                : null,
                        events.get(ForwardingChanged.class) instanceof ForwardingChanged changed
                                ? changed.forwarding()
                                : Forwarding.NONE,
                        events.get(LinkDisabled.class) instanceof LinkDisabled,
                        events.get(RulesChanged.class) instanceof RulesChanged changed
                                ? changed.rules().known().orElseThrow()
                                : Rules.NONE,
                        events.get(LinkLocked.class) instanceof LinkLocked locked
                                ? locked.password().known().orElseThrow()
                                : null),
                events.get(LinkTakenDown.class) instanceof LinkTakenDown);
    }

    @Test
    void an_event_of_a_link_that_was_never_made_makes_none() {
        List.of(Links.retired("k7"), Links.moved("k7", "http://a.example", "http://b.example")).forEach(table::apply);
        assertThat(table.find(DomainId.DEFAULT, "k7")).isNull();
    }

    @Test
    void a_retired_link_stays_retired() {
        table.apply(Links.created("k7", "http://a.example"));
        table.apply(Links.retired("k7"));
        table.apply(Links.moved("k7", "http://a.example", "http://b.example"));
        assertThat(table.find(DomainId.DEFAULT, "k7")).isInstanceOf(LinkEntry.Retired.class);
    }

    @Test
    void the_same_slug_in_another_domain_is_another_link() {
        table.apply(Links.created("k7", "http://a.example"));
        assertThat(table.find(new DomainId("d-1"), "k7")).isNull();
        assertThat(table.find(new DomainId("default"), "k7")).isNotNull();
    }

    @Test
    void an_erased_destination_leads_nowhere() {
        table.apply(Links.erased("k7"));
        assertThat(table.find(DomainId.DEFAULT, "k7")).isInstanceOfSatisfying(LinkEntry.Live.class, live -> {
            assertThat(live.destination()).isNull();
            assertThat(live.location()).isNull();
            assertThat(live.title()).isNull();
        });
    }

    @Test
    void knows_every_kind_of_event_of_a_link() {
        // The switch over the sealed type has no default; this only shows that tags change nothing.
        table.apply(Links.created("k7", "http://a.example"));
        LinkEntry before = table.find(DomainId.DEFAULT, "k7");
        LinkCreated created = Links.created("k7", "http://a.example");
        table.apply(new TagsChanged(created.link(), created.tags(), created.tags(), created.occurredAt()));
        assertThat(table.find(DomainId.DEFAULT, "k7")).isEqualTo(before);
    }
}
