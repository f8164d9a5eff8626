package com.occuz.query.account;

import static com.occuz.query.projection.SqlArrays.instant;
import static com.occuz.query.projection.SqlArrays.instantOrNull;
import static com.occuz.query.projection.SqlArrays.numbers;
import static com.occuz.query.projection.SqlArrays.texts;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.AccountQuery.PersonView;
import com.occuz.kernel.account.AccountQuery.StandingView;
import com.occuz.kernel.account.AccountQuery.SupportPlanView;
import com.occuz.kernel.account.EmailAddress;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.account.SupportPlan;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.account.UserId;
import com.occuz.query.projection.TenantFilter;
import com.occuz.query.projection.ViewSchema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** {@code view.person}, {@code view.account}, {@code view.account_standing} and {@code view.support_plan}. Statements join the transaction of the thread, if there is one. */
public final class PeopleTable {

    private static final String PEOPLE =
            "select * from (select p.*, coalesce(a.name, '') as account_name from view.person p"
                    + " left join view.account a using (account_id)) people where ";

    private final JdbcClient jdbc;
    private final ViewSchema schema;

    public PeopleTable(JdbcClient jdbc, ViewSchema schema) {
        this.jdbc = jdbc;
        this.schema = schema;
    }

    /** An account as its first event tells. */
    record OpenedAccount(AccountId account, String name, Instant openedAt, long position) {}

    void saveAccounts(Collection<OpenedAccount> rows) {
        jdbc.sql(schema.sql("""
                insert into view.account (account_id, name, opened_at, position)
                select * from unnest(?::text[], ?::text[], ?::timestamptz[], ?::bigint[])
                on conflict (account_id) do nothing
                """))
                .param(texts(rows, OpenedAccount::account))
                .param(texts(rows, OpenedAccount::name))
                .param(texts(rows, OpenedAccount::openedAt))
                .param(numbers(rows, OpenedAccount::position))
                .update();
    }

    void savePeople(Collection<PersonRow> rows) {
        jdbc.sql(schema.sql("""
                insert into view.person (account_id, user_id, role, email, added_at, password_changed_at, position)
                select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::bigint[])
                on conflict (account_id, user_id) do update set password_changed_at = excluded.password_changed_at
                """))
                .param(texts(rows, PersonRow::account))
                .param(texts(rows, PersonRow::user))
                .param(texts(rows, row -> row.role().wireName()))
                .param(texts(rows, PersonRow::email))
                .param(texts(rows, PersonRow::addedAt))
                .param(texts(rows, PersonRow::passwordChangedAt))
                .param(numbers(rows, PersonRow::position))
                .update();
    }

    /** @param plans one of an account */
    void savePlans(Collection<SupportPlanView> plans) {
        jdbc.sql(schema.sql("""
                insert into view.support_plan (account_id, paid, outage_notices, status_updates, incident_reports,
                  root_cause_analyses, account_manager, minutes_per_month, since)
                select * from unnest(?::text[], ?::boolean[], ?::boolean[], ?::boolean[], ?::boolean[], ?::boolean[],
                  ?::boolean[], ?::integer[], ?::timestamptz[])
                on conflict (account_id) do update set (paid, outage_notices, status_updates, incident_reports,
                  root_cause_analyses, account_manager, minutes_per_month, since) = (excluded.paid,
                  excluded.outage_notices, excluded.status_updates, excluded.incident_reports,
                  excluded.root_cause_analyses, excluded.account_manager, excluded.minutes_per_month, excluded.since)
                """))
                .param(texts(plans, SupportPlanView::account))
                .param(texts(plans, it -> it.plan().paid()))
                .param(texts(plans, it -> it.plan().outageNotices()))
                .param(texts(plans, it -> it.plan().statusUpdates()))
                .param(texts(plans, it -> it.plan().incidentReports()))
                .param(texts(plans, it -> it.plan().rootCauseAnalyses()))
                .param(texts(plans, it -> it.plan().accountManager()))
                .param(texts(plans, it -> it.plan().minutesPerMonth()))
                .param(texts(plans, SupportPlanView::since))
                .update();
    }

    /** @param standings one of an account */
    void saveStandings(Collection<StandingView> standings) {
        jdbc.sql(schema.sql("""
                insert into view.account_standing (account_id, suspended_since, reason)
                select * from unnest(?::text[], ?::timestamptz[], ?::text[])
                on conflict (account_id) do update set (suspended_since, reason)
                  = (excluded.suspended_since, excluded.reason)
                """))
                .param(texts(standings, StandingView::account))
                .param(texts(standings, StandingView::suspendedSince))
                .param(texts(standings, StandingView::reason))
                .update();
    }

    /** Empty where the tenant has no such account. */
    Optional<StandingView> standing(Tenant tenant, AccountId account) {
        return ask(tenant, "select * from view.account left join view.account_standing s using (account_id)"
                        + " where account_id = :wanted and " + TenantFilter.condition(tenant))
                .param("wanted", account.value())
                .query((row, n) -> new StandingView(
                        new AccountId(row.getString("account_id")),
                        instantOrNull(row, "suspended_since"),
                        row.getString("reason")))
                .optional();
    }

    /** What an account has bought to be told; empty where the tenant has no such account. */
    public Optional<SupportPlanView> plan(Tenant tenant, AccountId account) {
        return ask(tenant, "select * from view.account left join view.support_plan p using (account_id)"
                        + " where account_id = :wanted and " + TenantFilter.condition(tenant))
                .param("wanted", account.value())
                .query((row, n) -> new SupportPlanView(
                        new AccountId(row.getString("account_id")),
                        new SupportPlan(
                                row.getBoolean("paid"),
                                row.getBoolean("outage_notices"),
                                row.getBoolean("status_updates"),
                                row.getBoolean("incident_reports"),
                                row.getBoolean("root_cause_analyses"),
                                row.getBoolean("account_manager"),
                                row.getInt("minutes_per_month")),
                        instantOrNull(row, "since")))
                .optional();
    }

    void clear() {
        jdbc.sql(schema.sql("truncate view.account, view.person, view.support_plan, view.account_standing")).update();
    }

    /** Whoever signs in names nothing but an address: like a key's digest, it is asked before anybody knows whose it is. */
    List<PersonView> withEmail(EmailAddress email, int limit) {
        return jdbc.sql(schema.sql(PEOPLE + "lower(email) = :email order by position limit :limit"))
                .param("email", email.value().toLowerCase(Locale.ROOT))
                .param("limit", limit)
                .query((row, n) -> row(row))
                .list();
    }

    Optional<PersonView> find(Tenant tenant, UserId user) {
        return ask(tenant, PEOPLE + "user_id = :user and " + TenantFilter.condition(tenant) + " order by position limit 1")
                .param("user", user.value())
                .query((row, n) -> row(row))
                .optional();
    }

    /** Newest first. */
    List<PersonView> list(Tenant tenant, Optional<Long> before, int limit) {
        return ask(tenant, PEOPLE + TenantFilter.condition(tenant)
                        + " and position < :before order by position desc limit :limit")
                .param("before", before.orElse(Long.MAX_VALUE))
                .param("limit", limit)
                .query((row, n) -> row(row))
                .list();
    }

    private StatementSpec ask(Tenant tenant, String sql) {
        return TenantFilter.bind(tenant, jdbc.sql(schema.sql(sql)));
    }

    private static PersonView row(ResultSet row) throws SQLException {
        return new PersonView(
                new AccountId(row.getString("account_id")),
                row.getString("account_name"),
                new UserId(row.getString("user_id")),
                Role.of(row.getString("role")),
                row.getString("email"),
                instant(row, "added_at"),
                instantOrNull(row, "password_changed_at"),
                row.getLong("position"));
    }
}
