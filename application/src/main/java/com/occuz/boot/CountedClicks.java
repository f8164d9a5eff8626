package com.occuz.boot;

import com.occuz.axon.TokenTable;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.click.ClickTotals;
import com.occuz.kernel.link.LinkId;
import com.occuz.query.click.ClickCountsProjection;
import com.occuz.query.click.ClickCountsTable;
import com.occuz.query.projection.ViewSchema;
import java.util.Collection;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The totals that lists show, together with how far they have counted. */
final class CountedClicks implements ClickTotals {

    private final TransactionTemplate snapshot;
    private final TokenTable tokens;
    private final ClickCountsTable counts;

    CountedClicks(DataSource pool) {
        JdbcClient jdbc = JdbcClient.create(pool);
        this.tokens = new TokenTable(jdbc);
        this.counts = new ClickCountsTable(jdbc, ViewSchema.LIVE);
        this.snapshot = new TransactionTemplate(new JdbcTransactionManager(pool));
        // Totals and position are of one instant only if both are read from one.
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
    }

    @Override
    public Counted of(Collection<LinkId> links) {
        return Objects.requireNonNull(snapshot.execute(transaction -> new Counted(
                tokens.reached(ClickCountsProjection.NAME).position(), counts.totals(Tenant.everyone(), links))));
    }
}
