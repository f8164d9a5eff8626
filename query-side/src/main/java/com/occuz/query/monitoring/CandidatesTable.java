package com.occuz.query.monitoring;

import static com.occuz.query.projection.SqlArrays.instant;
import static com.occuz.query.projection.SqlArrays.instantOrNull;
import static com.occuz.query.projection.SqlArrays.literal;
import static com.occuz.query.projection.SqlArrays.textList;

import com.occuz.kernel.incident.Components;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.monitoring.CandidateId;
import com.occuz.kernel.monitoring.CandidateKind;
import com.occuz.kernel.monitoring.CandidateQuery.CandidateView;
import com.occuz.kernel.monitoring.CandidateQuery.DecisionView;
import com.occuz.kernel.monitoring.CandidateState;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.time.Window;
import com.occuz.query.projection.ViewSchema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** {@code view.candidate}, the platform's own. Statements join the transaction of the thread, if there is one. */
public final class CandidatesTable {

    private static final String COLUMNS = "candidate, kind, starts_at, ends_at, components, last_node, ended_at,"
            + " next_node, requests, failures, noticed_at, state, incident, decided_by, decided_at, reason, version,"
            + " begun_position, position";

    private final JdbcClient jdbc;
    private final ViewSchema schema;

    public CandidatesTable(JdbcClient jdbc, ViewSchema schema) {
        this.jdbc = jdbc;
        this.schema = schema;
    }

    /** Inserts or replaces a row that knows everything about its candidate. */
    void save(CandidateView row) {
        DecisionView decision = row.decision();
        jdbc.sql(schema.sql("""
                insert into view.candidate (%s)
                values (:candidate, :kind, :from, :until, cast(:components as text[]), :lastNode, :ended, :nextNode,
                  :requests, :failures, :noticedAt, :state, :incident, :by, :at, :reason, :version, :begun, :position)
                on conflict (candidate) do update set (%s) = (%s)
                """.formatted(COLUMNS, COLUMNS, "excluded." + COLUMNS.replace(", ", ", excluded."))))
                .param("candidate", row.candidate().toString())
                .param("kind", row.kind().wireName())
                .param("from", utc(row.window().from()))
                .param("until", utc(row.window().until()))
                .param("components", literal(row.components().wireNames()))
                .param("lastNode", row.lastNode())
                .param("ended", utc(row.ended()))
                .param("nextNode", row.nextNode())
                .param("requests", row.requests())
                .param("failures", row.failures())
                .param("noticedAt", utc(row.noticedAt()))
                .param("state", row.state().wireName())
                .param("incident", row.incident() == null ? null : row.incident().toString())
                .param("by", decision == null ? null : decision.by())
                .param("at", decision == null ? null : utc(decision.at()))
                .param("reason", decision == null ? null : decision.reason())
                .param("version", row.version())
                .param("begun", row.begunPosition())
                .param("position", row.position())
                .update();
    }

    void clear() {
        jdbc.sql(schema.sql("truncate view.candidate")).update();
    }

    Optional<CandidateView> find(CandidateId candidate) {
        return jdbc.sql(schema.sql("select * from view.candidate where candidate = :candidate"))
                .param("candidate", candidate.toString())
                .query((row, n) -> view(row))
                .optional();
    }

    /** The last noticed first. */
    List<CandidateView> list(Optional<CandidateState> state, Optional<Long> before, int limit) {
        StatementSpec statement = jdbc.sql(schema.sql("select * from view.candidate where begun_position < :before"
                        + (state.isEmpty() ? "" : " and state = :state")
                        + " order by begun_position desc limit :limit"))
                .param("before", before.orElse(Long.MAX_VALUE))
                .param("limit", limit);
        state.ifPresent(it -> statement.param("state", it.wireName()));
        return statement.query((row, n) -> view(row)).list();
    }

    private static CandidateView view(ResultSet row) throws SQLException {
        String incident = row.getString("incident");
        return new CandidateView(
                CandidateId.parse(row.getString("candidate")),
                CandidateKind.of(row.getString("kind")),
                new Window(instant(row, "starts_at"), instant(row, "ends_at")),
                Components.of(textList(row, "components").stream().map(Component::of).toList()),
                row.getString("last_node"),
                instantOrNull(row, "ended_at"),
                row.getString("next_node"),
                row.getObject("requests", Long.class),
                row.getObject("failures", Long.class),
                instant(row, "noticed_at"),
                CandidateState.of(row.getString("state")),
                incident == null ? null : IncidentId.parse(incident),
                decision(row),
                row.getLong("version"),
                row.getLong("begun_position"),
                row.getLong("position"));
    }

    private static @Nullable DecisionView decision(ResultSet row) throws SQLException {
        String by = row.getString("decided_by");
        return by == null ? null : new DecisionView(by, instant(row, "decided_at"), row.getString("reason"));
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
