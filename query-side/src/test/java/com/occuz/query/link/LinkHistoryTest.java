package com.occuz.query.link;

import static com.occuz.query.link.LinkWorld.AT;
import static com.occuz.query.link.LinkWorld.sealed;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.ledger.KeySubject;
import com.occuz.kernel.link.Destination;
import com.occuz.kernel.link.LinkEvent.DestinationChanged;
import com.occuz.kernel.link.LinkEvent.LinkRetitled;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.link.LinkQuery.HistoryItem;
import com.occuz.kernel.link.LinkQuery.LinkHistory;
import com.occuz.kernel.link.Title;
import com.occuz.kernel.query.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LinkHistoryTest {

    private final LinkWorld world = new LinkWorld();

    @AfterAll
    void close() {
        world.close();
    }

    @Nested
    class OfALink {

        private final AccountId account = world.anyAccount();
        private final LinkId link = world.create(account, "https://example.com/0", "Sale", List.of("a"));

        @Test
        void tellsEveryEventNewestFirst() {
            world.change(account, new LinkRetitled(link, sealed(account, new Title("Sale")), null, AT.plusSeconds(1)));
            List<HistoryItem> items = history(Tenant.of(account), Optional.empty(), 10).items();
            assertThat(items).hasSize(2);
            assertThat(items.getFirst().event()).isEqualTo("link.LinkRetitled/1");
            assertThat(items.getFirst().actor()).isEqualTo("api-key:k_1");
            assertThat(items.getFirst().occurredAt()).isEqualTo(AT.plusSeconds(1));
            assertThat(items.getFirst().recordedAt()).isAfter(items.getLast().recordedAt());
            assertThat(items.getFirst().position()).isEqualTo(world.views.ledger.head());
            assertThat(items.getFirst().changes()).hasSize(1).containsEntry("title", null);
            assertThat(items.getLast().changes())
                    .containsEntry("destination", "https://example.com/0")
                    .containsEntry("tags", List.of("a"));
        }

        @Test
        void isPagedWithoutGapsOrDoublesHoweverLongItIs() {
            Erasable<Destination> before = sealed(account, new Destination("https://example.com/0"));
            for (int i = 1; i <= 30; i++) {
                Erasable<Destination> after = sealed(account, new Destination("https://example.com/" + i));
                world.change(account, new DestinationChanged(link, before, after, AT));
                // Something else happens in between: positions of the link have gaps.
                world.create(account, "https://example.com/other", null, List.of());
                before = after;
            }
            for (int limit : new int[] {1, 2, 7, 30, 31, 32}) {
                List<HistoryItem> items = new ArrayList<>();
                Optional<Long> next = Optional.empty();
                do {
                    Page<HistoryItem> page = history(Tenant.of(account), next, limit);
                    assertThat(page.items()).hasSizeBetween(1, limit);
                    items.addAll(page.items());
                    next = page.next();
                } while (next.isPresent());
                assertThat(items).hasSize(31);
                for (int i = 0; i <= 30; i++) {
                    assertThat(items.get(i).changes()).containsEntry("destination", "https://example.com/" + (30 - i));
                }
            }
            assertThat(history(Tenant.of(account), Optional.of(1L), 10).items()).isEmpty();
        }

        @Test
        void showsErasedValuesAsErased() {
            world.views.keys.destroy(KeySubject.of(account));
            assertThat(history(Tenant.of(account), Optional.empty(), 10).items())
                    .singleElement()
                    .satisfies(item -> assertThat(item.changes())
                            .containsEntry("destination", "[erased]")
                            .containsEntry("title", "[erased]")
                            .containsEntry("redirectStatus", 302));
        }

        private Page<HistoryItem> history(Tenant tenant, Optional<Long> before, int limit) {
            @SuppressWarnings("unchecked") // the class literal of a generic type
            Page<HistoryItem> page = (Page<HistoryItem>) world.views.ask(
                            new LinkHistory(tenant, link, before, limit), Page.class)
                    .orElseThrow();
            return page;
        }
    }
}
