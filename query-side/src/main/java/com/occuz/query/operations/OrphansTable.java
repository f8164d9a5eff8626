package com.occuz.query.operations;

import com.occuz.kernel.operations.OperationsQuery.ListOrphans;
import com.occuz.kernel.operations.OperationsQuery.OrphanDay;
import com.occuz.kernel.operations.OperationsQuery.OrphansOfDomain;
import com.occuz.kernel.query.Page;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code control.orphan}: visits of all edges that found no link; reads only. */
public final class OrphansTable {

    private final JdbcClient jdbc;

    public OrphansTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @QueryHandler
    Page<OrphanDay> on(ListOrphans query) {
        Map<LocalDate, List<OrphansOfDomain>> days = new LinkedHashMap<>();
        jdbc.sql("""
                select day, domain, coalesce(sum(visits) filter (where why = 'root'), 0)::bigint as root,
                  coalesce(sum(visits) filter (where why = 'unknown'), 0)::bigint as unknown,
                  coalesce(sum(visits) filter (where why = 'ended'), 0)::bigint as ended
                from control.orphan
                where day in (select distinct day from control.orphan where day < :before order by day desc limit :limit)
                group by day, domain order by day desc, domain
                """)
                .param("before", query.before().map(LocalDate::ofEpochDay).orElse(LocalDate.of(9999, 1, 1)))
                .param("limit", query.limit() + 1)
                .query(row -> {
                    days.computeIfAbsent(row.getObject("day", LocalDate.class), day -> new ArrayList<>())
                            .add(new OrphansOfDomain(
                                    row.getString("domain"), row.getLong("root"), row.getLong("unknown"), row.getLong("ended")));
                });
        List<OrphanDay> found = days.entrySet().stream()
                .map(day -> new OrphanDay(day.getKey(), day.getValue()))
                .toList();
        return Page.cut(found, query.limit(), day -> day.day().toEpochDay());
    }
}
