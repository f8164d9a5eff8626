package com.occuz.query.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.link.LinkQuery.ClicksOfAllLinks;
import com.occuz.kernel.link.LinkQuery.DailyClicks;
import com.occuz.kernel.link.LinkQuery.LinkView;
import com.occuz.kernel.link.LinkQuery.SearchLinks;
import com.occuz.kernel.link.LinkQuery.TopLink;
import com.occuz.kernel.link.LinkQuery.TopLinks;
import com.occuz.kernel.query.Page;
import com.occuz.query.projection.ViewSchema;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LinkSearchTest {

    private final LinkWorld world = new LinkWorld();

    @AfterAll
    void close() {
        world.close();
    }

    private List<LinkId> found(AccountId account, String text) {
        return page(Tenant.of(account), text, Optional.empty(), 100).items().stream().map(LinkView::link).toList();
    }

    @SuppressWarnings("unchecked") // the class literal of a generic type
    private Page<LinkView> page(Tenant tenant, String text, Optional<Long> before, int limit) {
        return world.views.ask(new SearchLinks(tenant, text, before, limit), Page.class).orElseThrow();
    }

    @Test
    void textIsFoundInTitleDestinationAndSlugWhateverItsCapitals() {
        AccountId account = world.anyAccount();
        LinkId titled = world.create(account, "https://example.com/", "Spring Sale", List.of());
        LinkId leading = world.create(account, "https://example.com/SpringTime", null, List.of());

        assertThat(found(account, "sPRING")).containsExactly(leading, titled);
        assertThat(found(account, " sale ")).containsExactly(titled);
        assertThat(found(account, titled.slug().value())).contains(titled);
        assertThat(found(account, "default")).isEmpty();
        assertThat(found(account, "autumn")).isEmpty();
    }

    @Test
    void textIsTakenLiterally() {
        AccountId account = world.anyAccount();
        LinkId percent = world.create(account, "https://example.com/", "100 % off", List.of());
        world.create(account, "https://example.com/", "nothing off", List.of());

        assertThat(found(account, "%")).containsExactly(percent);
        assertThat(found(account, "_")).isEmpty();
        assertThat(found(account, "\\")).isEmpty();
        assertThat(found(account, " ")).isEmpty();
        assertThat(found(account, "a\0b")).isEmpty();
    }

    @Test
    void linksOfSomebodyElseAreNotFound() {
        world.create(world.anyAccount(), "https://example.com/", "Hidden treasure", List.of());

        assertThat(found(world.anyAccount(), "treasure")).isEmpty();
        assertThat(page(Tenant.everyone(), "hidden treasure", Optional.empty(), 10).items()).hasSize(1);
    }

    @Test
    void oneAnswerLooksThroughALimitedNumberAndTheNextGoesOnWhereItStopped() {
        AccountId account = world.anyAccount();
        List<LinkId> wanted = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            LinkId link = world.create(account, "https://example.com/", i % 5 == 0 ? "wanted" : "other", List.of());
            if (i % 5 == 0) {
                wanted.addFirst(link);
            }
        }
        LinkSearchTable narrow = new LinkSearchTable(world.views.jdbc, ViewSchema.LIVE, 3);
        List<LinkId> found = new ArrayList<>();
        Optional<Long> next = Optional.empty();
        int answers = 0;
        do {
            Page<LinkView> page = narrow.page(Tenant.of(account), "wanted", next, 5);
            page.items().forEach(link -> found.add(link.link()));
            next = page.next();
            answers++;
        } while (next.isPresent());

        assertThat(found).containsExactlyElementsOf(wanted);
        assertThat(answers).isEqualTo(4);
    }

    @Test
    void clicksOfAllLinksAddUpAndTheMostFollowedComeFirst() {
        AccountId account = world.anyAccount();
        LinkId one = world.create(account, "https://example.com/", "one", List.of());
        LinkId three = world.create(account, "https://example.com/", "three", List.of());
        world.click(one, "2026-03-01T10:00:00Z");
        world.click(three, "2026-03-01T11:00:00Z", "2026-03-02T11:00:00Z", "2026-03-02T12:00:00Z");
        world.click(three, "2026-02-01T11:00:00Z");
        world.click(world.create(world.anyAccount(), "https://example.com/", null, List.of()), "2026-03-01T10:00:00Z");
        LocalDate from = LocalDate.parse("2026-03-01");
        LocalDate to = LocalDate.parse("2026-03-02");

        DailyClicks clicks = world.views
                .ask(new ClicksOfAllLinks(Tenant.of(account), from, to), DailyClicks.class)
                .orElseThrow();
        assertThat(clicks.total()).isEqualTo(4);
        assertThat(clicks.days()).containsExactly(new DailyClicks.Day(from, 2), new DailyClicks.Day(to, 2));

        @SuppressWarnings("unchecked") // the class literal of a generic type
        List<TopLink> top = world.views.ask(new TopLinks(Tenant.of(account), from, to, 5), List.class).orElseThrow();
        assertThat(top).extracting(link -> link.link().link()).containsExactly(three, one);
        assertThat(top).extracting(TopLink::clicks).containsExactly(3L, 1L);
    }
}
