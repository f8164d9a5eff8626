package com.occuz.query.servicelevel;

import com.occuz.kernel.servicelevel.report.ReportId;
import com.occuz.kernel.servicelevel.report.ReportQuery.IssuedReport;
import com.occuz.query.projection.ViewSchema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code view.report}. Statements join the transaction of the thread, if there is one. */
public final class ReportsTable {

    private static final JsonMapper JSON =
            JsonMapper.builder().disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS).build();

    private final JdbcClient jdbc;
    private final ViewSchema schema;

    public ReportsTable(JdbcClient jdbc, ViewSchema schema) {
        this.jdbc = jdbc;
        this.schema = schema;
    }

    /** Adds a row; one that is there already stays as it is. */
    void add(IssuedReport report) {
        jdbc.sql(schema.sql("insert into view.report (report, issued_position, issued) values (:report, :position, :issued)"
                        + " on conflict (report) do nothing"))
                .param("report", report.report().toString())
                .param("position", report.issuedPosition())
                .param("issued", JSON.writeValueAsString(report))
                .update();
    }

    void clear() {
        jdbc.sql(schema.sql("truncate view.report")).update();
    }

    Optional<IssuedReport> find(ReportId report) {
        return jdbc.sql(schema.sql("select issued from view.report where report = :report"))
                .param("report", report.toString())
                .query((row, n) -> read(row))
                .optional();
    }

    Optional<IssuedReport> issuedAt(long position) {
        return jdbc.sql(schema.sql("select issued from view.report where issued_position = :position"))
                .param("position", position)
                .query((row, n) -> read(row))
                .optional();
    }

    /** The last issued first. */
    List<IssuedReport> list(Optional<Long> before, int limit) {
        return jdbc.sql(schema.sql("select issued from view.report where issued_position < :before"
                        + " order by issued_position desc limit :limit"))
                .param("before", before.orElse(Long.MAX_VALUE))
                .param("limit", limit)
                .query((row, n) -> read(row))
                .list();
    }

    private static IssuedReport read(ResultSet row) throws SQLException {
        return JSON.readValue(row.getString("issued"), IssuedReport.class);
    }
}
