package com.occuz.query.servicelevel;

import static com.occuz.query.projection.SqlArrays.numbers;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When events were recorded and what they are called, from {@code ledger.event}, read only. */
public final class LedgerStampsTable {

    private final JdbcClient jdbc;

    public LedgerStampsTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param type as stored */
    record Stamp(Instant recordedAt, String type) {}

    /** By position; every one of them is in the ledger. */
    Map<Long, Stamp> at(Collection<Long> positions) {
        Map<Long, Stamp> stamps = new HashMap<>();
        jdbc.sql("select position, recorded_at, type from ledger.event where position = any(?::bigint[])")
                .param(numbers(positions, position -> position))
                .query(row -> {
                    stamps.put(
                            row.getLong(1),
                            new Stamp(row.getObject(2, OffsetDateTime.class).toInstant(), row.getString(3)));
                });
        return stamps;
    }
}
