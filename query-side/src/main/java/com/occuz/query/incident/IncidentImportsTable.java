package com.occuz.query.incident;

import static com.occuz.query.projection.SqlArrays.instant;
import static com.occuz.query.projection.SqlArrays.literal;
import static com.occuz.query.projection.SqlArrays.textList;

import com.occuz.kernel.incident.ImportId;
import com.occuz.kernel.incident.IncidentImportEvent.LineError;
import com.occuz.kernel.incident.IncidentQuery.ImportView;
import com.occuz.query.projection.ViewSchema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code view.incident_import}. Imports are the platform's own; no customer asks for them. */
public final class IncidentImportsTable {

    private final JdbcClient jdbc;
    private final ViewSchema schema;

    public IncidentImportsTable(JdbcClient jdbc, ViewSchema schema) {
        this.jdbc = jdbc;
        this.schema = schema;
    }

    void save(ImportView row) {
        jdbc.sql(schema.sql("""
                insert into view.incident_import (import_id, progress, read, accepted, duplicates, rejected, errors,
                  withdrawn, begun_at, position)
                values (:id, :progress, :read, :accepted, :duplicates, :rejected, cast(:errors as text[]), :withdrawn,
                  :begun, :position)
                on conflict (import_id) do update set progress = excluded.progress, read = excluded.read,
                  accepted = excluded.accepted, duplicates = excluded.duplicates, rejected = excluded.rejected,
                  errors = excluded.errors, withdrawn = excluded.withdrawn,
                  begun_at = excluded.begun_at, position = excluded.position
                """))
                .param("id", row.importId().toString())
                .param("progress", row.progress().wireName())
                .param("read", row.read())
                .param("accepted", row.accepted())
                .param("duplicates", row.duplicates())
                .param("rejected", row.rejected())
                .param("errors", literal(row.errors().stream().map(LineError::text).toList()))
                .param("withdrawn", row.withdrawn())
                .param("begun", row.begunAt().atOffset(ZoneOffset.UTC))
                .param("position", row.position())
                .update();
    }

    void clear() {
        jdbc.sql(schema.sql("truncate view.incident_import")).update();
    }

    /** The last changed first. */
    List<ImportView> list(Optional<Long> before, int limit) {
        return jdbc.sql(schema.sql("""
                select * from view.incident_import where position < :before order by position desc limit :limit
                """))
                .param("before", before.orElse(Long.MAX_VALUE))
                .param("limit", limit)
                .query((row, n) -> view(row))
                .list();
    }

    Optional<ImportView> find(ImportId id) {
        return jdbc.sql(schema.sql("select * from view.incident_import where import_id = :id"))
                .param("id", id.toString())
                .query((row, n) -> view(row))
                .optional();
    }

    /** Those that have not ended. */
    List<ImportId> running() {
        return jdbc.sql(schema.sql("select import_id from view.incident_import where progress = :running order by position"))
                .param("running", ImportView.Progress.RUNNING.wireName())
                .query((row, n) -> ImportId.parse(row.getString(1)))
                .list();
    }

    private static ImportView view(ResultSet row) throws SQLException {
        return new ImportView(
                ImportId.parse(row.getString("import_id")),
                ImportView.Progress.of(row.getString("progress")),
                row.getLong("read"),
                row.getLong("accepted"),
                row.getLong("duplicates"),
                row.getLong("rejected"),
                textList(row, "errors").stream().map(LineError::parse).toList(),
                row.getBoolean("withdrawn"),
                instant(row, "begun_at"),
                row.getLong("position"));
    }
}
