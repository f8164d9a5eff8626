package com.occuz.query.support;

import static com.occuz.query.projection.SqlArrays.instant;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.credit.ServicePeriod;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.support.SupportTimeEvent.SupportTimeRecorded;
import com.occuz.kernel.support.SupportTimeQuery.SupportTimeView;
import com.occuz.query.projection.TenantFilter;
import com.occuz.query.projection.ViewSchema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** {@code view.support_time}. Statements join the transaction of the thread, if there is one. */
public final class SupportTimeTable {

    private final JdbcClient jdbc;
    private final ViewSchema schema;

    public SupportTimeTable(JdbcClient jdbc, ViewSchema schema) {
        this.jdbc = jdbc;
        this.schema = schema;
    }

    /** An entry that was stored before stays. */
    void save(SupportTimeRecorded entry, long position) {
        jdbc.sql(schema.sql("""
                insert into view.support_time (position, account_id, month, minutes, what, incident, spent_at, spent_by)
                values (:position, :account, :month, :minutes, :what, :incident, :spentAt, :by)
                on conflict (position) do nothing
                """))
                .param("position", position)
                .param("account", entry.account().value())
                .param("month", ServicePeriod.at(entry.spentAt()).value())
                .param("minutes", entry.minutes())
                .param("what", entry.what().text())
                .param("incident", entry.incident() == null ? null : entry.incident().toString())
                .param("spentAt", entry.spentAt().atOffset(ZoneOffset.UTC))
                .param("by", entry.by().toString())
                .update();
    }

    void clear() {
        jdbc.sql(schema.sql("truncate view.support_time")).update();
    }

    /** All minutes of an account in a month. */
    long spent(Tenant tenant, AccountId account, ServicePeriod month) {
        return ask(tenant, "coalesce(sum(minutes), 0) as spent", "true", account, month)
                .query((row, n) -> row.getLong("spent"))
                .single();
    }

    /** The last written down first. */
    List<SupportTimeView> list(
            Tenant tenant, AccountId account, ServicePeriod month, Optional<Long> before, int limit) {
        return ask(tenant, "*", "position < :before order by position desc limit :limit", account, month)
                .param("before", before.orElse(Long.MAX_VALUE))
                .param("limit", limit)
                .query((row, n) -> view(row))
                .list();
    }

    private StatementSpec ask(
            Tenant tenant, String columns, String condition, AccountId account, ServicePeriod month) {
        return TenantFilter.bind(
                        tenant,
                        jdbc.sql(schema.sql("select " + columns + " from view.support_time where "
                                + TenantFilter.condition(tenant) + " and account_id = :of and month = :month and "
                                + condition)))
                .param("of", account.value())
                .param("month", month.value());
    }

    private static SupportTimeView view(ResultSet row) throws SQLException {
        String incident = row.getString("incident");
        return new SupportTimeView(
                new AccountId(row.getString("account_id")),
                row.getInt("minutes"),
                row.getString("what"),
                incident == null ? null : IncidentId.parse(incident),
                instant(row, "spent_at"),
                Actor.parse(row.getString("spent_by")),
                row.getLong("position"));
    }
}
