package com.occuz.query.operations;

import static com.occuz.query.projection.SqlArrays.instant;
import static com.occuz.query.projection.SqlArrays.instantOrNull;
import static com.occuz.query.projection.SqlArrays.textList;

import com.occuz.kernel.operations.OperationsQuery.ListNodes;
import com.occuz.kernel.operations.OperationsQuery.NodeView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code control.node}: the signs of life of all nodes; reads only. */
public final class NodesTable {

    private final JdbcClient jdbc;

    public NodesTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @QueryHandler
    List<NodeView> on(ListNodes query) {
        return jdbc.sql("""
                select node_id, name, version, roles, started_at, ended_at, edge_position, waiting_clicks,
                  greatest(0, extract(epoch from clock_timestamp() - seen_at) * 1000)::bigint as silent_millis
                from control.node order by seen_at desc, node_id limit :limit
                """)
                .param("limit", query.limit())
                .query((row, n) -> new NodeView(
                        row.getString("node_id"),
                        row.getString("name"),
                        row.getString("version"),
                        textList(row, "roles"),
                        instant(row, "started_at"),
                        Optional.ofNullable(instantOrNull(row, "ended_at")),
                        Duration.ofMillis(row.getLong("silent_millis")),
                        number(row, "edge_position"),
                        number(row, "waiting_clicks")))
                .list();
    }

    private static OptionalLong number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
