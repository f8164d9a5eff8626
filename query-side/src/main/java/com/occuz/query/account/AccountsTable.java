package com.occuz.query.account;

import static com.occuz.query.projection.SqlArrays.instant;
import static com.occuz.query.projection.SqlArrays.instantOrNull;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.AccountQuery.AcceptanceView;
import com.occuz.kernel.account.AccountQuery.AccountView;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.ledger.Actor;
import com.occuz.query.projection.TenantFilter;
import com.occuz.query.projection.ViewSchema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Customers' accounts with their standing and what they accepted last; reads what {@link PeopleProjection} keeps. */
public final class AccountsTable {

    private static final String ACCOUNTS = """
            select * from (
              select a.account_id, a.name, a.opened_at, a.position, s.suspended_since, s.reason,
                t.version, t.accepted_by, t.accepted_at, t.position as accepted_position
              from view.account a
              left join view.account_standing s using (account_id)
              left join lateral (
                select * from view.terms_acceptance t where t.account_id = a.account_id order by version desc limit 1
              ) t on true
              where a.account_id <> :platform
            ) accounts where\s""";

    private final JdbcClient jdbc;
    private final ViewSchema schema;

    public AccountsTable(JdbcClient jdbc, ViewSchema schema) {
        this.jdbc = jdbc;
        this.schema = schema;
    }

    /** Newest first. */
    List<AccountView> list(Tenant tenant, Optional<Long> before, int limit) {
        String sql = ACCOUNTS + TenantFilter.condition(tenant)
                + " and position < :before order by position desc limit :limit";
        return TenantFilter.bind(tenant, jdbc.sql(schema.sql(sql)))
                .param("platform", AccountId.PLATFORM.value())
                .param("before", before.orElse(Long.MAX_VALUE))
                .param("limit", limit)
                .query((row, n) -> row(row))
                .list();
    }

    private static AccountView row(ResultSet row) throws SQLException {
        AccountId account = new AccountId(row.getString("account_id"));
        return new AccountView(
                account,
                row.getString("name"),
                instant(row, "opened_at"),
                instantOrNull(row, "suspended_since"),
                row.getString("reason"),
                accepted(row, account),
                row.getLong("position"));
    }

    private static @Nullable AcceptanceView accepted(ResultSet row, AccountId account) throws SQLException {
        String by = row.getString("accepted_by");
        return by == null
                ? null
                : new AcceptanceView(
                        account,
                        row.getString("name"),
                        row.getInt("version"),
                        Actor.parse(by),
                        instant(row, "accepted_at"),
                        row.getLong("accepted_position"));
    }
}
