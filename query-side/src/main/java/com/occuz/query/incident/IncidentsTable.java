package com.occuz.query.incident;

import static com.occuz.query.projection.SqlArrays.instant;
import static com.occuz.query.projection.SqlArrays.instantOrNull;
import static com.occuz.query.projection.SqlArrays.literal;
import static com.occuz.query.projection.SqlArrays.numbers;
import static com.occuz.query.projection.SqlArrays.textList;
import static com.occuz.query.projection.SqlArrays.texts;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.incident.CauseCategory;
import com.occuz.kernel.incident.Criterion;
import com.occuz.kernel.incident.ImportId;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.IncidentKind;
import com.occuz.kernel.incident.IncidentOrigin;
import com.occuz.kernel.incident.IncidentQuery.DeskPlace;
import com.occuz.kernel.incident.IncidentQuery.IncidentFilter;
import com.occuz.kernel.incident.IncidentQuery.RingingClock;
import com.occuz.kernel.incident.IncidentState;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.IncidentScope;
import com.occuz.kernel.sla.Severity;
import com.occuz.kernel.time.Window;
import com.occuz.kernel.work.WorkId;
import com.occuz.query.projection.ViewSchema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** {@code view.incident}. Statements join the transaction of the thread, if there is one. */
public final class IncidentsTable {

    private static final String COLUMNS = "incident, account_id, origin, kind, ref, title, description, severity,"
            + " criterion, scope, components, state, started_at, detected_at, reported_at, failure_point_at, cause,"
            + " acknowledged_at, responded_at, restored_at, relapses, stabilizes_from, stabilizes_until, category,"
            + " planned_work, closed_at, next_due_at, rings_at, breached, imports, version, begun_position, position";

    private final JdbcClient jdbc;
    private final ViewSchema schema;

    public IncidentsTable(JdbcClient jdbc, ViewSchema schema) {
        this.jdbc = jdbc;
        this.schema = schema;
    }

    /** Inserts or replaces rows in one statement; no incident may occur twice. */
    void save(Collection<IncidentRow> rows) {
        jdbc.sql(schema.sql("""
                insert into view.incident (%s)
                select incident, account_id, origin, kind, ref, title, description, severity, criterion, scope,
                  components::text[], state, started_at, detected_at, reported_at, failure_point_at, cause,
                  acknowledged_at, responded_at, restored_at, relapses::timestamptz[], stabilizes_from,
                  stabilizes_until, category, planned_work, closed_at, next_due_at, rings_at, breached, imports::text[], version,
                  begun_position, position
                from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                  ?::smallint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[],
                  ?::timestamptz[], ?::timestamptz[], ?::text[], ?::timestamptz[], ?::timestamptz[],
                  ?::timestamptz[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::text[], ?::text[],
                  ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::boolean[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[])
                as r (%s)
                on conflict (incident) do update set (%s) = (%s)
                """.formatted(COLUMNS, COLUMNS, COLUMNS, "excluded." + COLUMNS.replace(", ", ", excluded."))))
                .param(texts(rows, IncidentRow::incident))
                .param(texts(rows, IncidentRow::account))
                .param(texts(rows, row -> row.origin().wireName()))
                .param(texts(rows, row -> row.kind().wireName()))
                .param(texts(rows, IncidentRow::ref))
                .param(texts(rows, IncidentRow::title))
                .param(texts(rows, IncidentRow::description))
                .param(texts(rows, row -> row.severity().level()))
                .param(texts(rows, row -> row.criterion().wireName()))
                .param(texts(rows, row -> row.scope().wireName()))
                .param(texts(rows, row -> literal(row.components().stream().map(Component::wireName).toList())))
                .param(texts(rows, row -> row.state().wireName()))
                .param(texts(rows, IncidentRow::startedAt))
                .param(texts(rows, IncidentRow::detectedAt))
                .param(texts(rows, IncidentRow::reportedAt))
                .param(texts(rows, IncidentRow::failurePointAt))
                .param(texts(rows, IncidentRow::cause))
                .param(texts(rows, IncidentRow::acknowledgedAt))
                .param(texts(rows, IncidentRow::respondedAt))
                .param(texts(rows, IncidentRow::restoredAt))
                .param(texts(rows, row -> literal(row.relapses().stream().map(Instant::toString).toList())))
                .param(texts(rows, row -> row.stabilization() == null ? null : row.stabilization().from()))
                .param(texts(rows, row -> row.stabilization() == null ? null : row.stabilization().until()))
                .param(texts(rows, row -> row.category() == null ? null : row.category().wireName()))
                .param(texts(rows, IncidentRow::plannedWork))
                .param(texts(rows, IncidentRow::closedAt))
                .param(texts(rows, IncidentRow::nextDueAt))
                .param(texts(rows, IncidentRow::ringsAt))
                .param(texts(rows, IncidentRow::breached))
                .param(texts(rows, row -> literal(row.imports().stream().map(ImportId::toString).toList())))
                .param(numbers(rows, IncidentRow::version))
                .param(numbers(rows, IncidentRow::begunPosition))
                .param(numbers(rows, IncidentRow::position))
                .update();
    }

    void clear() {
        jdbc.sql(schema.sql("truncate view.incident")).update();
    }

    Optional<IncidentRow> find(Tenant tenant, IncidentId incident) {
        return ask(tenant, "select * from view.incident where incident = :incident and " + visible(tenant))
                .param("incident", incident.toString())
                .query((row, n) -> row(row))
                .optional();
    }

    Optional<IncidentRow> begunAt(Tenant tenant, long position) {
        return ask(tenant, "select * from view.incident where begun_position = :position and " + visible(tenant))
                .param("position", position)
                .query((row, n) -> row(row))
                .optional();
    }

    /** Newest first. */
    List<IncidentRow> list(Tenant tenant, IncidentFilter filter, Optional<Long> before, int limit, Instant now) {
        return filtered(tenant, filter, now, "begun_position < :before order by begun_position desc limit :limit")
                .param("before", before.orElse(Long.MAX_VALUE))
                .param("limit", limit)
                .query((row, n) -> row(row))
                .list();
    }

    /**
     * What is due next first; what has nothing due behind it, newest first.
     *
     * @param lifted incidents whose clocks do not apply, so that nothing of them is due
     */
    List<IncidentRow> desk(
            Tenant tenant,
            IncidentFilter filter,
            Collection<IncidentId> lifted,
            Optional<DeskPlace> after,
            int limit,
            Instant now) {
        Instant due = after.map(DeskPlace::dueAt).orElse(null);
        String dueAt = lifted.isEmpty()
                ? "next_due_at"
                : "case when incident = any (:lifted) then null else next_due_at end";
        String behind = after.isEmpty()
                ? "true"
                : due == null
                        ? "(%1$s is null and begun_position < :place)".formatted(dueAt)
                        : "(%1$s > :due or %1$s = :due and begun_position < :place or %1$s is null)".formatted(dueAt);
        StatementSpec statement = filtered(
                        tenant, filter, now, behind + " order by " + dueAt + " nulls last, begun_position desc limit :limit")
                .param("limit", limit);
        if (!lifted.isEmpty()) {
            statement.param("lifted", texts(lifted, IncidentId::toString));
        }
        after.ifPresent(place -> statement.param("place", place.begunPosition()));
        if (due != null) {
            statement.param("due", due.atOffset(ZoneOffset.UTC));
        }
        return statement.query((row, n) -> row(row)).list();
    }

    /** Incidents of whose clocks something has to be recorded by {@code now}, the longest overdue first. */
    List<RingingClock> ringing(Tenant tenant, Instant now, int limit, int skipped) {
        return ask(tenant, "select incident, account_id, rings_at from view.incident where rings_at <= :now and "
                        + visible(tenant) + " order by rings_at, incident limit :limit offset :skipped")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .param("skipped", skipped)
                .query((row, n) -> new RingingClock(
                        IncidentId.parse(row.getString("incident")),
                        new AccountId(row.getString("account_id")),
                        instant(row, "rings_at")))
                .list();
    }

    /** Incidents with a clock that runs. */
    List<IncidentId> due(Tenant tenant) {
        return ask(tenant, "select incident from view.incident where next_due_at is not null and " + visible(tenant)
                        + " order by incident")
                .query((row, n) -> IncidentId.parse(row.getString("incident")))
                .list();
    }

    /** Incidents of which statements of an import stand. */
    List<IncidentId> toldBy(Tenant tenant, ImportId importId) {
        return ask(tenant, "select incident from view.incident where :import = any (imports) and " + visible(tenant)
                        + " order by incident")
                .param("import", importId.toString())
                .query((row, n) -> IncidentId.parse(row.getString("incident")))
                .list();
    }

    private StatementSpec filtered(Tenant tenant, IncidentFilter filter, Instant now, String rest) {
        StringBuilder where = new StringBuilder(visible(tenant));
        if (filter.states().isEmpty()) {
            where.append(" and state <> 'withdrawn'");
        } else {
            where.append(" and case when state = 'restored' and stabilizes_from <= :now and stabilizes_until > :now"
                    + " then 'stabilizing' else state end = any (:states)");
        }
        if (!filter.severities().isEmpty()) {
            where.append(" and severity = any (:severities)");
        }
        filter.component().ifPresent(it -> where.append(" and :component = any (components)"));
        filter.account().ifPresent(it -> where.append(" and account_id = :wanted"));
        filter.scope().ifPresent(it -> where.append(" and scope = :scope"));
        // Another account's words are not shown, so they are not searched either.
        filter.text().ifPresent(it -> where.append(" and position(:text in lower(title)) > 0"
                + (tenant instanceof Tenant.Own ? " and account_id in (:account, 'platform')" : "")));
        StatementSpec statement = ask(tenant, "select * from view.incident where " + where + " and " + rest);
        if (!filter.states().isEmpty()) {
            statement.param("now", now.atOffset(ZoneOffset.UTC))
                    .param("states", texts(filter.states(), IncidentState::wireName));
        }
        if (!filter.severities().isEmpty()) {
            statement.param(
                    "severities",
                    filter.severities().stream().map(Severity::level).toArray(Integer[]::new));
        }
        filter.component().ifPresent(it -> statement.param("component", it.wireName()));
        filter.account().ifPresent(it -> statement.param("wanted", it.value()));
        filter.scope().ifPresent(it -> statement.param("scope", it.wireName()));
        filter.text().ifPresent(it -> statement.param("text", it.toLowerCase(Locale.ROOT)));
        return statement;
    }

    /** What an account reported itself, and what concerns the whole platform and was not taken back. */
    private static String visible(Tenant tenant) {
        return switch (tenant) {
            case Tenant.Own ignored -> "(account_id = :account or scope = 'platform') and state <> 'withdrawn'";
            case Tenant.Everyone ignored -> "true";
        };
    }

    private StatementSpec ask(Tenant tenant, String sql) {
        StatementSpec statement = jdbc.sql(schema.sql(sql));
        return switch (tenant) {
            case Tenant.Own own -> statement.param("account", own.account().value());
            case Tenant.Everyone ignored -> statement;
        };
    }

    private static IncidentRow row(ResultSet row) throws SQLException {
        Instant from = instantOrNull(row, "stabilizes_from");
        Instant until = instantOrNull(row, "stabilizes_until");
        String category = row.getString("category");
        String work = row.getString("planned_work");
        return new IncidentRow(
                IncidentId.parse(row.getString("incident")),
                new AccountId(row.getString("account_id")),
                IncidentOrigin.valueOf(row.getString("origin").toUpperCase(Locale.ROOT)),
                IncidentKind.of(row.getString("kind")),
                row.getString("ref"),
                row.getString("title"),
                row.getString("description"),
                Severity.of(row.getInt("severity")),
                Criterion.of(row.getString("criterion")),
                IncidentScope.of(row.getString("scope")),
                textList(row, "components").stream().map(Component::of).toList(),
                IncidentState.of(row.getString("state")),
                instant(row, "started_at"),
                instantOrNull(row, "detected_at"),
                instantOrNull(row, "reported_at"),
                instantOrNull(row, "failure_point_at"),
                row.getString("cause"),
                instantOrNull(row, "acknowledged_at"),
                instantOrNull(row, "responded_at"),
                instantOrNull(row, "restored_at"),
                instants(row, "relapses"),
                window(from, until),
                category == null ? null : CauseCategory.of(category),
                work == null ? null : WorkId.parse(work),
                instantOrNull(row, "closed_at"),
                instantOrNull(row, "next_due_at"),
                instantOrNull(row, "rings_at"),
                row.getBoolean("breached"),
                textList(row, "imports").stream().map(ImportId::parse).toList(),
                row.getLong("version"),
                row.getLong("begun_position"),
                row.getLong("position"));
    }

    private static @Nullable Window window(@Nullable Instant from, @Nullable Instant until) {
        return from == null || until == null ? null : new Window(from, until);
    }

    private static List<Instant> instants(ResultSet row, String column) throws SQLException {
        return Arrays.stream((Timestamp[]) row.getArray(column).getArray()).map(Timestamp::toInstant).toList();
    }
}
