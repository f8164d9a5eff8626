package com.occuz.query.link;

import static com.occuz.query.link.LinkWorld.AT;
import static com.occuz.query.link.LinkWorld.sealed;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.link.LinkEvent.LinkRetitled;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.link.LinkOptions;
import com.occuz.kernel.link.LinkQuery.DailyClicks.Day;
import com.occuz.kernel.link.LinkQuery.DailyClicks;
import com.occuz.kernel.link.LinkQuery.LinkClicks;
import com.occuz.kernel.link.LinkQuery.LinkHistory;
import com.occuz.kernel.link.LinkQuery.LinkView;
import com.occuz.kernel.link.Title;
import com.occuz.kernel.link.Validity;
import com.occuz.kernel.query.Page;
import com.occuz.kernel.testing.AnyValue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One database for all tests; every test works with accounts of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LinkQueriesTest {

    private final LinkWorld world = new LinkWorld();

    @AfterAll
    void close() {
        world.close();
    }

    @Nested
    class Lists {

        @Test
        void areNewestFirstAndPagedWithoutGapsOrDoubles() {
            AccountId account = world.anyAccount();
            List<LinkId> links = new ArrayList<>();
            // All of them at the same instant: only positions tell them apart.
            for (int i = 0; i < 23; i++) {
                links.addFirst(world.create(account, "https://example.com/" + i, null, List.of()));
            }
            assertThat(world.all(Tenant.of(account), Optional.empty(), 5)).extracting(LinkView::link).isEqualTo(links);
            assertThat(world.all(Tenant.of(account), Optional.empty(), 23)).hasSize(23);
            assertThat(world.list(Tenant.of(account), Optional.empty(), Optional.empty(), 23).next()).isEmpty();
            assertThat(world.list(Tenant.of(account), Optional.empty(), Optional.empty(), 22).next()).isPresent();
        }

        @Test
        void stayStableWhileLinksAreAddedAndChanged() {
            AccountId account = world.anyAccount();
            List<LinkId> links = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                links.addFirst(world.create(account, "https://example.com/" + i, null, List.of()));
            }
            Page<LinkView> first = world.list(Tenant.of(account), Optional.empty(), Optional.empty(), 3);
            world.create(account, "https://example.com/new", null, List.of());
            world.change(account, new LinkRetitled(links.get(5), null, sealed(account, new Title("changed")), AT));
            Page<LinkView> second = world.list(Tenant.of(account), Optional.empty(), first.next(), 3);
            assertThat(second.items()).extracting(LinkView::link).isEqualTo(links.subList(3, 6));
            assertThat(second.next()).isEmpty();
        }

        @Test
        void areFilteredByATagTakenLiterally() {
            AccountId account = world.anyAccount();
            for (String tag : AnyValue.AWKWARD_TEXTS) {
                world.create(account, "https://example.com/", null, List.of("common", tag));
            }
            for (String tag : AnyValue.AWKWARD_TEXTS) {
                assertThat(world.all(Tenant.of(account), Optional.of(tag), 2)).singleElement().satisfies(link -> assertThat(
                                link.tags())
                        .containsExactly("common", tag));
            }
            assertThat(world.all(Tenant.of(account), Optional.of("common"), 2)).hasSize(AnyValue.AWKWARD_TEXTS.size());
            assertThat(world.all(Tenant.of(account), Optional.of("%"), 2)).isEmpty();
            assertThat(world.all(Tenant.of(account), Optional.of("Common"), 2)).isEmpty();
            assertThat(world.all(Tenant.of(account), Optional.of("\u0000"), 2)).isEmpty();
            assertThat(world.all(Tenant.of(account), Optional.of("\ud83d"), 2)).isEmpty();
            assertThat(world.all(Tenant.of(account), Optional.of(""), 2)).isEmpty();
        }

        @Test
        void ofAnAuditorHoldEverybodysLinks() {
            LinkId one = world.create(world.anyAccount(), "https://example.com/1", null, List.of());
            LinkId two = world.create(world.anyAccount(), "https://example.com/2", null, List.of("for-audit"));
            assertThat(world.list(Tenant.everyone(), Optional.empty(), Optional.empty(), 2).items())
                    .extracting(LinkView::link)
                    .containsExactly(two, one);
            assertThat(world.all(Tenant.everyone(), Optional.of("for-audit"), 10)).extracting(LinkView::link).containsExactly(two);
        }
    }

    @Nested
    class ALink {

        @Test
        void isShownAsItWasGivenWhateverItsText() {
            AccountId account = world.anyAccount();
            String longest = "https://example.com/?" + "x'\"\\%_{}😀".repeat(800);
            for (String text : AnyValue.AWKWARD_TEXTS) {
                LinkId link = world.create(account, longest, text, AnyValue.AWKWARD_TEXTS);
                assertThat(world.find(Tenant.of(account), link)).hasValueSatisfying(view -> {
                    assertThat(view.destination()).isEqualTo(longest);
                    assertThat(view.title()).isEqualTo(text);
                    assertThat(view.tags()).isEqualTo(AnyValue.AWKWARD_TEXTS);
                });
            }
        }

        @Test
        void saysWhatItIsAtWhichVersionAndPosition() {
            AccountId account = world.anyAccount();
            LinkId link = world.create(account, "https://example.com/", null, List.of());
            long position = world.views.ledger.head();
            assertThat(world.find(Tenant.of(account), link))
                    .contains(new LinkView(
                            link, account, "https://example.com/", null, List.of(), Validity.ALWAYS, 302, LinkOptions.USUAL, null, null, 0,
                            AT, 1, position, position));
            world.change(account, new LinkRetitled(link, null, sealed(account, new Title("x")), AT));
            assertThat(world.find(Tenant.of(account), link)).hasValueSatisfying(view -> {
                assertThat(view.version()).isEqualTo(2);
                assertThat(view.createdPosition()).isEqualTo(position);
                assertThat(view.position()).isEqualTo(position + 1);
            });
        }
    }

    @Nested
    class ClicksOfALink {

        private final AccountId account = world.anyAccount();
        private final LinkId link = world.create(account, "https://example.com/", null, List.of());

        @Test
        void areCountedByUtcDayAndInTotal() {
            world.click(link, "2026-03-01T00:00:00Z", "2026-03-01T23:59:59.999999Z", "2026-03-02T00:00:00Z");
            world.click(link, "2024-02-29T12:00:00Z");
            assertThat(clicks(Tenant.of(account), Optional.empty(), Optional.empty()))
                    .contains(new DailyClicks(
                            4, List.of(day("2024-02-29", 1), day("2026-03-01", 2), day("2026-03-02", 1))));
            assertThat(clicks(Tenant.of(account), date("2026-03-01"), date("2026-03-01")))
                    .contains(new DailyClicks(2, List.of(day("2026-03-01", 2))));
            assertThat(clicks(Tenant.of(account), date("2026-03-03"), Optional.empty()))
                    .contains(new DailyClicks(0, List.of()));
            assertThat(world.find(Tenant.of(account), link).orElseThrow().clicks()).isEqualTo(4);
            assertThat(world.all(Tenant.of(account), Optional.empty(), 10)).extracting(LinkView::clicks).containsExactly(4L);
        }

        private Optional<DailyClicks> clicks(Tenant tenant, Optional<LocalDate> from, Optional<LocalDate> to) {
            return world.views.ask(new LinkClicks(tenant, link, from, to), DailyClicks.class);
        }

        private static Optional<LocalDate> date(String day) {
            return Optional.of(LocalDate.parse(day));
        }

        private static Day day(String day, long clicks) {
            return new Day(LocalDate.parse(day), clicks);
        }
    }

    @Nested
    class SomebodyElse {

        private final AccountId owner = world.anyAccount();
        private final LinkId link = world.create(owner, "https://example.com/", null, List.of("secret"));
        private final Tenant other = Tenant.of(world.anyAccount());

        @BeforeEach
        void clickIt() {
            world.click(link, "2026-03-01T00:00:00Z");
        }

        @Test
        void findsNoneOfIt() {
            assertThat(world.find(other, link)).isEmpty();
            assertThat(world.all(other, Optional.empty(), 10)).isEmpty();
            assertThat(world.all(other, Optional.of("secret"), 10)).isEmpty();
            assertThat(world.views.ask(new LinkHistory(other, link, Optional.empty(), 10), Page.class))
                    .isEmpty();
            assertThat(world.views.ask(
                            new LinkClicks(other, link, Optional.empty(), Optional.empty()),
                            DailyClicks.class))
                    .isEmpty();
            assertThat(world.existing(other, List.of(link))).isEmpty();
        }

        @Test
        void whileItsOwnerAndAnAuditorFindAllOfIt() {
            LinkId unknown = LinkId.parse("link:default/nobody");
            for (Tenant tenant : List.of(Tenant.of(owner), Tenant.everyone())) {
                assertThat(world.find(tenant, link)).isPresent();
                assertThat(world.views.ask(new LinkHistory(tenant, link, Optional.empty(), 10), Page.class))
                        .isPresent();
                assertThat(world.views.ask(
                                new LinkClicks(tenant, link, Optional.empty(), Optional.empty()),
                                DailyClicks.class))
                        .isPresent();
                assertThat(world.existing(tenant, List.of(link, unknown, link))).isEqualTo(Set.of(link));
                assertThat(world.find(tenant, unknown)).isEmpty();
            }
            assertThat(world.existing(Tenant.of(owner), List.of())).isEmpty();
        }
    }
}
