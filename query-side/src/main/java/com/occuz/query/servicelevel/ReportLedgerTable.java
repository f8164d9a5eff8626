package com.occuz.query.servicelevel;

import static com.occuz.query.projection.SqlArrays.numbers;
import static com.occuz.query.projection.SqlArrays.texts;

import com.occuz.kernel.ledger.StoredEvent;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Events of some aggregates as they are stored, from {@code ledger.event}, read only. */
public final class ReportLedgerTable {

    private final JdbcClient jdbc;

    public ReportLedgerTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where these aggregates' events stand, up to a position, in order. */
    List<Long> positions(Collection<String> aggregates, long upTo) {
        return jdbc.sql("select position from ledger.event where aggregate_id = any(?::text[]) and position <= ?"
                        + " order by position")
                .param(texts(aggregates, aggregate -> aggregate))
                .param(upTo)
                .query((row, n) -> row.getLong(1))
                .list();
    }

    /** In the order of their positions. */
    List<StoredEvent> at(Collection<Long> positions) {
        return jdbc.sql("select position, recorded_at, event_id, aggregate_id, sequence, type, payload, metadata"
                        + " from ledger.event where position = any(?::bigint[]) order by position")
                .param(numbers(positions, position -> position))
                .query((row, n) -> new StoredEvent(
                        row.getLong(1),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        row.getString(3),
                        row.getString(4),
                        row.getLong(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8)))
                .list();
    }
}
