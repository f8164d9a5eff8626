package com.occuz.query.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.link.LinkId;
import com.occuz.query.click.ClickCountsTable;
import com.occuz.query.projection.ViewSchema;
import com.occuz.query.testing.TestReadSide;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** PostgreSQL keeps a plan until it learns that the table has grown, and a first import fills it long before that. */
class GrownTableTest {

    private static final Tenant ONE = Tenant.of(new AccountId("one"));

    private final TestReadSide views = new TestReadSide();
    private final LinksTable table = new LinksTable(views.jdbc, ViewSchema.LIVE);
    private final ClickCountsTable clicks = new ClickCountsTable(views.jdbc, ViewSchema.LIVE);

    @AfterEach
    void close() {
        views.close();
    }

    @Test
    void a_plan_of_the_empty_table_does_not_read_all_links_of_the_account() {
        assertOneRowIsRead(0);
    }

    @Test
    void a_plan_of_a_table_of_one_page_does_not_read_the_whole_table() {
        insert(1, 60);
        JdbcClient.create(views.database.owner()).sql("analyze view.link, view.link_total").update();
        assertOneRowIsRead(60);
    }

    private void assertOneRowIsRead(int before) {
        views.transactions.executeInTransaction(() -> {
            views.jdbc.sql("set local plan_cache_mode = force_generic_plan").update();
            // Only after the fifth time does the driver let the server keep the statement with its plan.
            for (int i = 0; i < 10; i++) {
                ask("s1");
            }
            insert(before + 1, 3_000);
            long soFar = rowsRead();
            ask("s2999");
            assertThat(rowsRead() - soFar).isLessThan(20);
        });
    }

    private void ask(String slug) {
        LinkId link = LinkId.parse("link:default/" + slug);
        table.view(ONE, link);
        table.find(ONE, link);
        table.existing(ONE, List.of(link));
        clicks.days(ONE, link, Optional.empty(), Optional.empty());
    }

    private void insert(int from, int to) {
        views.jdbc.sql("""
                insert into view.link
                select 'link:default/s' || n, 'one', 'https://example.com/' || n, null, array[]::text[], null, null, 302,
                  null, now(), n, 1, n
                from generate_series(?, ?) n
                """).param(from).param(to).update();
        views.jdbc.sql("insert into view.link_total select 'link:default/s' || n, n from generate_series(?, ?) n")
                .param(from)
                .param(to)
                .update();
    }

    /** Rows of views that this connection has read in this transaction, by whatever way. */
    private long rowsRead() {
        return views.jdbc.sql("select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))"
                        + " from pg_stat_xact_user_tables where schemaname = 'view'")
                .query((row, n) -> row.getLong(1))
                .single();
    }
}
