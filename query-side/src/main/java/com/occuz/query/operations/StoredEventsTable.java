package com.occuz.query.operations;

import com.occuz.query.operations.Duty.Source;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** What the ledger and the click store hold, counted by blocks of positions; reads only. */
public final class StoredEventsTable {

    private final JdbcClient jdbc;

    public StoredEventsTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Counts the events of some types from one position to another, both included; empty blocks are absent. */
    Map<Long, Blocks.Sum> sums(Source source, Set<String> typeNames, long from, long to) {
        StatementSpec statement =
                switch (source) {
                    case LEDGER ->
                        jdbc.sql("""
                                select (position - 1) / :size as block, count(*) as events, sum(position) as position_sum
                                from ledger.event
                                where position between :from and :to and split_part(type, '/', 1) = any (:types)
                                group by 1
                                """)
                                .param("types", typeNames.toArray(String[]::new));
                    case CLICKS ->
                        jdbc.sql("""
                                select (position - 1) / :size as block, count(*) as events, sum(position) as position_sum
                                from click.batch where position between :from and :to group by 1
                                """);
                };
        Map<Long, Blocks.Sum> sums = new HashMap<>();
        statement
                .param("size", Blocks.SIZE)
                .param("from", from)
                .param("to", to)
                .query(row -> {
                    Blocks.Sum sum = new Blocks.Sum(row.getLong("events"), row.getLong("position_sum"));
                    sums.put(row.getLong("block"), sum);
                });
        return sums;
    }
}
