package com.occuz.query.monitoring;

import static com.occuz.query.projection.SqlArrays.instant;

import com.occuz.kernel.click.LossEvent.ClicksLost;
import com.occuz.kernel.click.LossId;
import com.occuz.kernel.click.LossQuery.ListLosses;
import com.occuz.kernel.click.LossQuery.LossView;
import com.occuz.kernel.query.Page;
import com.occuz.query.projection.ViewSchema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code view.click_loss}, the platform's own. Statements join the transaction of the thread, if there is one. */
public final class LossesTable {

    private final JdbcClient jdbc;
    private final ViewSchema schema;

    public LossesTable(JdbcClient jdbc, ViewSchema schema) {
        this.jdbc = jdbc;
        this.schema = schema;
    }

    /** A loss that was stored before stays. */
    void save(ClicksLost loss, long position) {
        jdbc.sql(schema.sql("""
                insert into view.click_loss (position, loss, node, from_at, until_at, clicks, said_at)
                values (:position, :loss, :node, :from, :until, :clicks, :saidAt)
                on conflict (position) do nothing
                """))
                .param("position", position)
                .param("loss", loss.loss().toString())
                .param("node", loss.node())
                .param("from", loss.from().atOffset(ZoneOffset.UTC))
                .param("until", loss.until().atOffset(ZoneOffset.UTC))
                .param("clicks", loss.clicks())
                .param("saidAt", loss.occurredAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void clear() {
        jdbc.sql(schema.sql("truncate view.click_loss")).update();
    }

    @QueryHandler
    Page<LossView> on(ListLosses query) {
        return Page.cut(
                jdbc.sql(schema.sql("select * from view.click_loss where position < :before"
                                + " order by position desc limit :limit"))
                        .param("before", query.before().orElse(Long.MAX_VALUE))
                        .param("limit", query.limit() + 1)
                        .query((row, n) -> view(row))
                        .list(),
                query.limit(),
                LossView::position);
    }

    private static LossView view(ResultSet row) throws SQLException {
        return new LossView(
                LossId.parse(row.getString("loss")),
                row.getString("node"),
                instant(row, "from_at"),
                instant(row, "until_at"),
                row.getLong("clicks"),
                instant(row, "said_at"),
                row.getLong("position"));
    }
}
