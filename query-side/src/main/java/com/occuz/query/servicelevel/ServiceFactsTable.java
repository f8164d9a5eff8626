package com.occuz.query.servicelevel;

import static com.occuz.query.projection.SqlArrays.numbers;
import static com.occuz.query.projection.SqlArrays.texts;

import com.occuz.kernel.servicelevel.fact.ServiceFact;
import com.occuz.kernel.servicelevel.fact.ServiceFactRow;
import com.occuz.kernel.servicelevel.fact.ServiceFactRow.Recorded;
import com.occuz.query.projection.ViewSchema;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code view.service_fact}, to which rows are only ever added, in the order of their positions. What was read once is
 * kept, so that a question reads and parses only what was added since the last one.
 */
public final class ServiceFactsTable {

    /** So many rows are kept at most, some 100 MB; what lies behind them is read every time. */
    private static final int MOST_KEPT = 200_000;

    private static final JsonMapper JSON =
            JsonMapper.builder().disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS).build();
    private static final ObjectWriter WRITER = JSON.writerFor(ServiceFact.class);
    private static final ObjectReader READER = JSON.readerFor(ServiceFact.class);

    private final JdbcClient jdbc;
    private final ViewSchema schema;

    /** The oldest rows, without a gap; never changed but for a longer list. */
    private volatile List<ServiceFactRow> kept = List.of();

    public ServiceFactsTable(JdbcClient jdbc, ViewSchema schema) {
        this.jdbc = jdbc;
        this.schema = schema;
    }

    /** Adds rows; one that is there already stays as it is. */
    void add(Collection<Recorded> rows) {
        jdbc.sql(schema.sql("""
                insert into view.service_fact (position, recorded_at, event_id, subject, fact)
                select * from unnest(?::bigint[], ?::timestamptz[], ?::text[], ?::text[], ?::text[])
                on conflict (position) do nothing
                """))
                .param(numbers(rows, it -> it.row().position()))
                .param(texts(rows, Recorded::at))
                .param(texts(rows, it -> it.row().event()))
                .param(texts(rows, it -> it.row().subject()))
                .param(texts(rows, it -> WRITER.writeValueAsString(it.row().fact())))
                .update();
    }

    void clear() {
        jdbc.sql(schema.sql("truncate view.service_fact")).update();
        kept = List.of();
    }

    /** Every row up to a position, included; oldest first. The view is known to hold that position. */
    List<ServiceFactRow> upTo(long position) {
        List<ServiceFactRow> known = kept;
        long last = known.isEmpty() ? 0 : known.getLast().position();
        if (position <= last) {
            int found = Collections.binarySearch(positions(known), position);
            return known.subList(0, found < 0 ? -found - 1 : found + 1);
        }
        List<ServiceFactRow> added = between(last, position);
        if (added.isEmpty()) {
            return known;
        }
        List<ServiceFactRow> all = new ArrayList<>(known.size() + added.size());
        all.addAll(known);
        all.addAll(added);
        List<ServiceFactRow> read = Collections.unmodifiableList(all);
        if (read.size() <= MOST_KEPT) {
            kept = read;
        }
        return read;
    }

    private static List<Long> positions(List<ServiceFactRow> rows) {
        return new AbstractList<>() {
            @Override
            public Long get(int index) {
                return rows.get(index).position();
            }

            @Override
            public int size() {
                return rows.size();
            }
        };
    }

    private List<ServiceFactRow> between(long before, long position) {
        return jdbc.sql(schema.sql("select position, event_id, subject, fact from view.service_fact"
                        + " where position > :before and position <= :position order by position"))
                .param("before", before)
                .param("position", position)
                .query((row, n) -> new ServiceFactRow(
                        row.getLong(1), row.getString(2), row.getString(3), READER.readValue(row.getString(4))))
                .list();
    }
}
