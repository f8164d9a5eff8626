package com.occuz.query.account;

import static com.occuz.query.projection.SqlArrays.instant;
import static com.occuz.query.projection.SqlArrays.numbers;
import static com.occuz.query.projection.SqlArrays.texts;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.AccountQuery.AcceptanceCounts;
import com.occuz.kernel.account.AccountQuery.AcceptanceView;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.ledger.Actor;
import com.occuz.query.projection.TenantFilter;
import com.occuz.query.projection.ViewSchema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** {@code view.terms_acceptance} (§ 15). Statements join the transaction of the thread, if there is one. */
public final class AcceptancesTable {

    private static final String ACCEPTANCES =
            "select * from (select t.*, coalesce(a.name, '') as account_name from view.terms_acceptance t"
                    + " left join view.account a using (account_id)) acceptances where ";

    private final JdbcClient jdbc;
    private final ViewSchema schema;

    public AcceptancesTable(JdbcClient jdbc, ViewSchema schema) {
        this.jdbc = jdbc;
        this.schema = schema;
    }

    /** @param acceptances one of an account and version; a first one stands */
    void save(Collection<AcceptanceView> acceptances) {
        jdbc.sql(schema.sql("""
                insert into view.terms_acceptance (account_id, version, accepted_by, accepted_at, position)
                select * from unnest(?::text[], ?::integer[], ?::text[], ?::timestamptz[], ?::bigint[])
                on conflict (account_id, version) do nothing
                """))
                .param(texts(acceptances, AcceptanceView::account))
                .param(texts(acceptances, AcceptanceView::version))
                .param(texts(acceptances, AcceptanceView::by))
                .param(texts(acceptances, AcceptanceView::at))
                .param(numbers(acceptances, AcceptanceView::position))
                .update();
    }

    void clear() {
        jdbc.sql(schema.sql("truncate view.terms_acceptance")).update();
    }

    /** The last acceptance first. */
    List<AcceptanceView> of(Tenant tenant, int version, Optional<Long> before, int limit) {
        return ask(tenant, ACCEPTANCES + TenantFilter.condition(tenant)
                        + " and version = :version and position < :before order by position desc limit :limit")
                .param("version", version)
                .param("before", before.orElse(Long.MAX_VALUE))
                .param("limit", limit)
                .query((row, n) -> row(row))
                .list();
    }

    /** The latest version first. */
    List<AcceptanceView> of(Tenant tenant, AccountId account) {
        return ask(tenant, ACCEPTANCES + TenantFilter.condition(tenant) + " and account_id = :wanted order by version desc")
                .param("wanted", account.value())
                .query((row, n) -> row(row))
                .list();
    }

    AcceptanceCounts counts(Tenant tenant) {
        long accounts = ask(tenant, "select count(*) from view.account where " + TenantFilter.condition(tenant)
                        + " and account_id <> :platform")
                .param("platform", AccountId.PLATFORM.value())
                .query(Long.class)
                .single();
        Map<Integer, Long> byVersion = new LinkedHashMap<>();
        ask(tenant, "select version, count(*) as accounts from view.terms_acceptance where "
                        + TenantFilter.condition(tenant) + " group by version")
                .query(row -> {
                    byVersion.put(row.getInt("version"), row.getLong("accounts"));
                });
        return new AcceptanceCounts(accounts, byVersion);
    }

    private StatementSpec ask(Tenant tenant, String sql) {
        return TenantFilter.bind(tenant, jdbc.sql(schema.sql(sql)));
    }

    private static AcceptanceView row(ResultSet row) throws SQLException {
        return new AcceptanceView(
                new AccountId(row.getString("account_id")),
                row.getString("account_name"),
                row.getInt("version"),
                Actor.parse(row.getString("accepted_by")),
                instant(row, "accepted_at"),
                row.getLong("position"));
    }
}
