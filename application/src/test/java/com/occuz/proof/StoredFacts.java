package com.occuz.proof;

import com.occuz.store.postgres.DataSources;
import com.occuz.store.postgres.DatabaseAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database holds, read past the product. */
final class StoredFacts {

    private final JdbcClient db;

    StoredFacts(DatabaseAddress owner) {
        this.db = JdbcClient.create(DataSources.owner(owner));
    }

    /** The user agent of every stored click, as often as it is stored. */
    List<String> userAgents() {
        List<String> userAgents = new ArrayList<>();
        db.sql("select click ->> 'userAgent' from click.batch,"
                        + " lateral jsonb_array_elements(payload::jsonb -> 'clicks') as click")
                .query(row -> {
                    userAgents.add(row.getString(1));
                });
        return userAgents;
    }

    /** Streams whose batches do not add up to where the stream says it ends. */
    long tornStreams() {
        return number("select count(*) from click.stream s where s.next_offset <>"
                + " (select coalesce(sum(b.clicks), 0) from click.batch b where b.stream_id = s.stream_id)");
    }

    long clicks() {
        return number("select coalesce(sum(clicks), 0) from click.batch");
    }

    long createdLinks() {
        return number("select count(*) from ledger.event where type like 'link.LinkCreated/%'");
    }

    long events() {
        return number("select count(*) from ledger.event");
    }

    long lastPosition() {
        return number("select coalesce(max(position), 0) from ledger.event");
    }

    long begunInstallations() {
        return number("select count(*) from ledger.event where type like '%.InstallationCreated/%'");
    }

    /** Clicks of each link, counted from the events. */
    Map<String, Long> clicksByLink() {
        return counts("select click ->> 'link', count(*) from click.batch,"
                + " lateral jsonb_array_elements(payload::jsonb -> 'clicks') as click group by 1");
    }

    /** The same from the view that lists are made of. */
    Map<String, Long> viewedClicksByLink() {
        return counts("select link, clicks from view.link_total");
    }

    /** The same from the view of days. */
    Map<String, Long> viewedClicksByDay() {
        return counts("select link, sum(clicks)::bigint from view.link_clicks group by 1");
    }

    private long number(String sql) {
        return db.sql(sql).query(Long.class).single();
    }

    private Map<String, Long> counts(String sql) {
        Map<String, Long> counts = new HashMap<>();
        db.sql(sql).query(row -> {
            counts.put(row.getString(1), row.getLong(2));
        });
        return counts;
    }
}
