package com.occuz.query.projection;

import com.occuz.kernel.account.Tenant;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** A tenant as an SQL condition on a column {@code account_id}, with its parameter {@code :account}. */
public final class TenantFilter {

    private TenantFilter() {}

    /** The condition; an account's own is always there, so that the planner sees the index that fits. */
    public static String condition(Tenant tenant) {
        return switch (tenant) {
            case Tenant.Own ignored -> "account_id = :account";
            case Tenant.Everyone ignored -> "true";
        };
    }

    /** The statement with what {@link #condition} needs. */
    public static StatementSpec bind(Tenant tenant, StatementSpec statement) {
        return switch (tenant) {
            case Tenant.Own own -> statement.param("account", own.account().value());
            case Tenant.Everyone ignored -> statement;
        };
    }
}
