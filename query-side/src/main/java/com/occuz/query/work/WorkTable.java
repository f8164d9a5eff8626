package com.occuz.query.work;

import static com.occuz.query.projection.SqlArrays.numbers;
import static com.occuz.query.projection.SqlArrays.texts;

import com.occuz.kernel.sla.WorkKind;
import com.occuz.kernel.work.Sight;
import com.occuz.kernel.work.WorkId;
import com.occuz.kernel.work.WorkPhase;
import com.occuz.kernel.work.WorkQuery.WorkView;
import com.occuz.query.projection.ViewSchema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code view.planned_work}. Statements join the transaction of the thread, if there is one. */
public final class WorkTable {

    private static final JsonMapper JSON =
            JsonMapper.builder().disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS).build();
    private static final ObjectWriter WRITER = JSON.writerFor(WorkView.class);
    private static final ObjectReader READER = JSON.readerFor(WorkView.class);

    private static final String COLUMNS =
            "work, kind, phase, told, started_at, shown, begun_position, position";

    private final JdbcClient jdbc;
    private final ViewSchema schema;

    public WorkTable(JdbcClient jdbc, ViewSchema schema) {
        this.jdbc = jdbc;
        this.schema = schema;
    }

    /** Inserts or replaces rows in one statement; no work may occur twice. */
    void save(Collection<WorkRow> rows) {
        jdbc.sql(schema.sql("""
                insert into view.planned_work (%s)
                select * from unnest(?::text[], ?::text[], ?::text[], ?::boolean[], ?::timestamptz[],
                  ?::text[], ?::bigint[], ?::bigint[])
                on conflict (work) do update set (%s) = (%s)
                """.formatted(COLUMNS, COLUMNS, "excluded." + COLUMNS.replace(", ", ", excluded."))))
                .param(texts(rows, row -> row.shown().work()))
                .param(texts(rows, row -> row.shown().work().kind().wireName()))
                .param(texts(rows, row -> row.shown().phase().wireName()))
                .param(texts(rows, WorkRow::told))
                .param(texts(rows, row -> row.shown().startedAt()))
                .param(texts(rows, row -> WRITER.writeValueAsString(row.shown())))
                .param(numbers(rows, row -> row.shown().begunPosition()))
                .param(numbers(rows, row -> row.shown().position()))
                .update();
    }

    void clear() {
        jdbc.sql(schema.sql("truncate view.planned_work")).update();
    }

    Optional<WorkRow> find(Sight sight, WorkId work) {
        return jdbc.sql(schema.sql("select * from view.planned_work where work = :work and " + visible(sight)))
                .param("work", work.toString())
                .query((row, n) -> row(row))
                .optional();
    }

    Optional<WorkRow> plannedAt(Sight sight, long position) {
        return jdbc.sql(schema.sql("select * from view.planned_work where begun_position = :position and "
                        + visible(sight)))
                .param("position", position)
                .query((row, n) -> row(row))
                .optional();
    }

    /** Newest first. */
    List<WorkRow> list(Sight sight, WorkKind kind, Optional<WorkPhase> phase, Optional<Long> before, int limit) {
        return jdbc.sql(schema.sql("select * from view.planned_work where kind = :kind and begun_position < :before"
                        + (phase.isPresent() ? " and phase = :phase" : "") + " and " + visible(sight)
                        + " order by begun_position desc limit :limit"))
                .param("kind", kind.wireName())
                .param("before", before.orElse(Long.MAX_VALUE))
                .param("phase", phase.map(WorkPhase::wireName).orElse(""))
                .param("limit", limit)
                .query((row, n) -> row(row))
                .list();
    }

    /** The migrations that go on, the one started first first. */
    List<WorkView> migrationsRunning() {
        return jdbc.sql(schema.sql("select shown from view.planned_work where kind = 'migration' and phase = 'running'"
                        + " order by started_at, work"))
                .query((row, n) -> READER.<WorkView>readValue(row.getString("shown")))
                .list();
    }

    private static String visible(Sight sight) {
        return switch (sight) {
            case EVERYTHING -> "true";
            case TOLD -> "told";
            case NOTHING -> "false";
        };
    }

    private static WorkRow row(ResultSet row) throws SQLException {
        return new WorkRow(READER.readValue(row.getString("shown")), row.getBoolean("told"));
    }
}
