package com.occuz.query.servicelevel;

import static com.occuz.query.projection.SqlArrays.instant;
import static com.occuz.query.projection.SqlArrays.numbers;
import static com.occuz.query.projection.SqlArrays.texts;

import com.occuz.query.projection.ViewSchema;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code view.service_fact}, to which rows are only ever added. */
public final class ServiceFactsTable {

    private static final JsonMapper JSON =
            JsonMapper.builder().disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS).build();
    private static final ObjectWriter WRITER = JSON.writerFor(ServiceFact.class);
    private static final ObjectReader READER = JSON.readerFor(ServiceFact.class);

    private final JdbcClient jdbc;
    private final ViewSchema schema;

    public ServiceFactsTable(JdbcClient jdbc, ViewSchema schema) {
        this.jdbc = jdbc;
        this.schema = schema;
    }

    /** Adds rows; one that is there already stays as it is. */
    void add(Collection<ServiceFactRow> rows) {
        jdbc.sql(schema.sql("""
                insert into view.service_fact (position, recorded_at, event_id, subject, fact)
                select * from unnest(?::bigint[], ?::timestamptz[], ?::text[], ?::text[], ?::text[])
                on conflict (position) do nothing
                """))
                .param(numbers(rows, ServiceFactRow::position))
                .param(texts(rows, ServiceFactRow::recordedAt))
                .param(texts(rows, ServiceFactRow::event))
                .param(texts(rows, ServiceFactRow::subject))
                .param(texts(rows, row -> WRITER.writeValueAsString(row.fact())))
                .update();
    }

    void clear() {
        jdbc.sql(schema.sql("truncate view.service_fact")).update();
    }

    /** Every row up to a position, included; oldest first. */
    List<ServiceFactRow> upTo(long position) {
        return jdbc.sql(schema.sql("select * from view.service_fact where position <= :position order by position"))
                .param("position", position)
                .query((row, n) -> new ServiceFactRow(
                        row.getLong("position"),
                        instant(row, "recorded_at"),
                        row.getString("event_id"),
                        row.getString("subject"),
                        READER.readValue(row.getString("fact"))))
                .list();
    }
}
