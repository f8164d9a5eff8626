package com.occuz.query.audit;

import static com.occuz.query.projection.SqlArrays.instant;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.audit.AuditQuery.LedgerEntry;
import com.occuz.kernel.audit.AuditQuery.ListEvents;
import com.occuz.kernel.query.Page;
import com.occuz.query.projection.TenantFilter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** {@code ledger.event}, read only. */
public final class LedgerEntriesTable {

    /** Read and compared in about 100 ms. */
    private static final int LOOKED_THROUGH = 50_000;

    private final JdbcClient jdbc;
    private final int lookedThrough;

    public LedgerEntriesTable(JdbcClient jdbc) {
        this(jdbc, LOOKED_THROUGH);
    }

    LedgerEntriesTable(JdbcClient jdbc, int lookedThrough) {
        this.jdbc = jdbc;
        this.lookedThrough = lookedThrough;
    }

    Optional<LedgerEntry> find(Tenant tenant, long position) {
        return TenantFilter.bind(
                        tenant,
                        jdbc.sql("select * from ledger.event where position = :position and "
                                + TenantFilter.condition(tenant)))
                .param("position", position)
                .query((row, n) -> row(row))
                .optional();
    }

    /** Newest first. */
    Page<LedgerEntry> page(ListEvents query) {
        long end = query.until().map(this::firstRecordedAt).orElse(Long.MAX_VALUE);
        end = Math.min(end, query.before().orElse(Long.MAX_VALUE));
        long start = query.from().map(this::firstRecordedAt).orElse(1L);
        List<LedgerEntry> found = ask(query, start, end, "select * from looked_through where " + condition(query)
                        + " order by position desc limit " + (query.limit() + 1))
                .query((row, n) -> row(row))
                .list();
        if (found.size() > query.limit()) {
            return Page.cut(found, query.limit(), LedgerEntry::position);
        }
        return new Page<>(found, stoppedAt(query, start, end));
    }

    /** The oldest event that was looked at, if there are older ones. */
    private Optional<Long> stoppedAt(ListEvents query, long start, long end) {
        return ask(query, start, end, "select min(position) as oldest, count(*) as events from looked_through")
                .query((row, n) -> row.getLong("events") < lookedThrough
                        ? Optional.<Long>empty()
                        : Optional.of(row.getLong("oldest")))
                .single();
    }

    private StatementSpec ask(ListEvents query, long start, long end, String sql) {
        String range = query.aggregate().isPresent()
                ? "aggregate_id = :aggregate and position >= :start and position < :end order by sequence desc"
                : "position >= :start and position < :end order by position desc";
        StatementSpec statement = TenantFilter.bind(
                        query.tenant(),
                        jdbc.sql("with looked_through as (select * from ledger.event where %s limit %d) %s"
                                .formatted(range, lookedThrough, sql)))
                .param("start", start)
                .param("end", end);
        query.aggregate().ifPresent(aggregate -> statement.param("aggregate", aggregate));
        query.type().ifPresent(type -> statement.param("type", type));
        query.account().ifPresent(account -> statement.param("wanted", account.value()));
        return statement;
    }

    private static String condition(ListEvents query) {
        return TenantFilter.condition(query.tenant())
                + (query.type().isPresent() ? " and starts_with(type, :type)" : "")
                + (query.account().isPresent() ? " and account_id = :wanted" : "");
    }

    /**
     * The first position recorded at an instant or later, one behind the last if there is none. Time grows with the
     * position and positions have no gaps, so it halves: a million events take twenty reads.
     */
    private long firstRecordedAt(Instant at) {
        long low = 1;
        long high = jdbc.sql("select coalesce(max(position), 0) + 1 from ledger.event").query(Long.class).single();
        while (low < high) {
            long middle = (low + high) >>> 1;
            boolean later = jdbc.sql("select recorded_at >= :at from ledger.event where position = :position")
                    .param("at", at.atOffset(ZoneOffset.UTC))
                    .param("position", middle)
                    .query(Boolean.class)
                    .single();
            if (later) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private static LedgerEntry row(ResultSet row) throws SQLException {
        return new LedgerEntry(
                row.getLong("position"),
                instant(row, "recorded_at"),
                row.getString("event_id"),
                row.getString("aggregate_id"),
                row.getLong("sequence"),
                row.getString("type"),
                new AccountId(row.getString("account_id")),
                row.getString("payload"),
                row.getString("metadata"));
    }
}
