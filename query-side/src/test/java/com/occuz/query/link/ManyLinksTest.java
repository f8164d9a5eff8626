package com.occuz.query.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.link.LinkQuery.LinkView;
import com.occuz.query.projection.ViewSchema;
import com.occuz.query.testing.TestReadSide;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 100,000 links: 90,000 of one account, the rest of a thousand others. Lists read the rows of a page and no more. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManyLinksTest {

    private static final Tenant BIG = Tenant.of(new AccountId("big"));
    private static final Tenant SMALL = Tenant.of(new AccountId("small-7"));

    private final TestReadSide views = new TestReadSide();
    private final LinksTable table = new LinksTable(views.jdbc, ViewSchema.LIVE);

    @BeforeAll
    void fill() {
        views.jdbc.sql("""
                insert into view.link
                select 'link:default/s' || n, case when n % 10 = 0 then 'small-' || n / 10 % 1000 else 'big' end,
                  'https://example.com/' || n, 'Title ' || n,
                  array['all', 'tag ' || n % 5000], null, null, 302, null, now(), n, 1, n
                from generate_series(1, 100000) n
                """).update();
        views.jdbc.sql("""
                insert into view.link_tag
                select created_position, tag, account_id, link from view.link, unnest(tags) tag
                """).update();
        views.jdbc.sql("insert into view.link_total select 'link:default/s' || n, n from generate_series(1, 100000, 2) n")
                .update();
        JdbcClient.create(views.database.owner()).sql("vacuum analyze view.link, view.link_tag, view.link_total").update();
    }

    @AfterAll
    void close() {
        views.close();
    }

    @Test
    void aPageAnywhereInTheListIsReadFromTheIndex() {
        for (Optional<Long> before : List.of(Optional.<Long>empty(), Optional.of(50_000L), Optional.of(1_000L))) {
            assertReadsAPage(BIG, Optional.empty(), before, "link_of_account");
            assertReadsAPage(SMALL, Optional.empty(), before, "link_of_account");
            assertReadsAPage(Tenant.everyone(), Optional.empty(), before, "link_by_position");
        }
    }

    @Test
    void aTagIsFoundByItsIndexBeItRareOrFrequent() {
        for (Optional<Long> before : List.of(Optional.<Long>empty(), Optional.of(70_000L))) {
            for (String tag : List.of("tag 4321", "all")) {
                assertReadsAPage(BIG, Optional.of(tag), before, "link_tag_of_account");
                assertReadsAPage(Tenant.everyone(), Optional.of(tag), before, "link_tag_by_position");
            }
            assertReadsAPage(SMALL, Optional.of("all"), before, "link_tag_of_account");
        }
    }

    @Test
    void oneLinkIsFoundAtOnce() {
        assertThat(table.view(BIG, LinkId.parse("link:default/s99999")).map(LinkView::clicks)).contains(99_999L);
        assertThat(table.view(SMALL, LinkId.parse("link:default/s99999"))).isEmpty();
    }

    /**
     * Counts rows instead of time: the same on a busy machine. Once with a plan made for these parameters and once with
     * the one that PostgreSQL may settle on for all parameters of a statement that is asked often.
     */
    private void assertReadsAPage(Tenant tenant, Optional<String> tag, Optional<Long> before, String index) {
        assertThat(String.join("\n", table.explainList(tenant, tag, before, 51))).contains(index);
        for (String mode : List.of("force_custom_plan", "force_generic_plan")) {
            views.transactions.executeInTransaction(() -> {
                views.jdbc.sql("set local plan_cache_mode = " + mode).update();
                long soFar = rowsRead();
                List<LinkView> page = table.list(tenant, tag, before, 51);
                assertThat(page)
                        .isNotEmpty()
                        .isSortedAccordingTo((a, b) -> Long.compare(b.createdPosition(), a.createdPosition()));
                // Per link its tag, itself and its total, and a few that somebody is just done with.
                assertThat(rowsRead() - soFar).as(mode).isLessThan(3L * page.size() + 20);
            });
        }
    }

    /** Rows of views that this connection has read lately, by whatever way. */
    private long rowsRead() {
        return views.jdbc.sql("select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))"
                        + " from pg_stat_xact_user_tables where schemaname = 'view'")
                .query((row, n) -> row.getLong(1))
                .single();
    }
}
