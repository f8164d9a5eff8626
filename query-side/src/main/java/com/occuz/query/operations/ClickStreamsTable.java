package com.occuz.query.operations;

import static com.occuz.query.projection.SqlArrays.instant;

import com.occuz.kernel.operations.OperationsQuery.ClickStreamView;
import com.occuz.kernel.operations.OperationsQuery.ListClickStreams;
import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code click.stream}: the journals of all nodes and how much of each was taken; reads only. */
public final class ClickStreamsTable {

    private final JdbcClient jdbc;

    public ClickStreamsTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @QueryHandler
    List<ClickStreamView> on(ListClickStreams query) {
        return jdbc.sql("""
                select case when owner not like 'account:%' then stream_id end as stream, owner, count(*) as streams,
                  sum(next_offset) as clicks, max(written_at) as written_at
                from click.stream group by 1, 2 order by max(written_at) desc, owner limit :limit
                """)
                .param("limit", query.limit())
                .query((row, n) -> new ClickStreamView(
                        Optional.ofNullable(row.getString("stream")),
                        row.getString("owner"),
                        row.getLong("streams"),
                        row.getLong("clicks"),
                        instant(row, "written_at")))
                .list();
    }
}
