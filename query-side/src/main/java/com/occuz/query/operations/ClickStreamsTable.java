package com.occuz.query.operations;

import static com.occuz.query.projection.SqlArrays.instant;

import com.occuz.kernel.operations.OperationsQuery.ClickStreamView;
import com.occuz.kernel.operations.OperationsQuery.ListClickStreams;
import java.util.List;
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
        return jdbc.sql("select * from click.stream order by written_at desc, stream_id limit :limit")
                .param("limit", query.limit())
                .query((row, n) -> new ClickStreamView(
                        row.getString("stream_id"),
                        row.getString("owner"),
                        row.getLong("next_offset"),
                        instant(row, "written_at")))
                .list();
    }
}
