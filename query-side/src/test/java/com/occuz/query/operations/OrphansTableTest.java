package com.occuz.query.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.operations.OperationsQuery.ListOrphans;
import com.occuz.kernel.operations.OperationsQuery.OrphanDay;
import com.occuz.kernel.operations.OperationsQuery.OrphansOfDomain;
import com.occuz.kernel.query.Page;
import com.occuz.query.testing.TestReadSide;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrphansTableTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    private final TestReadSide views = new TestReadSide();
    private final OrphansTable table = new OrphansTable(views.jdbc);

    @AfterEach
    void close() {
        views.close();
    }

    private void told(LocalDate day, String domain, String why, String node, long visits) {
        views.jdbc.sql("insert into control.orphan (day, domain, why, node_id, visits) values (?, ?, ?, ?, ?)")
                .params(day, domain, why, node, visits)
                .update();
    }

    @Test
    void adds_up_all_nodes_by_day_and_domain_and_pages_by_days() {
        told(DAY, "default", "unknown", "one", 3);
        told(DAY, "default", "unknown", "two", 4);
        told(DAY, "default", "root", "two", 1);
        told(DAY, "other", "ended", "two", 2);
        told(DAY.plusDays(1), "default", "root", "one", 5);
        OrphanDay first = new OrphanDay(
                DAY, List.of(new OrphansOfDomain("default", 1, 7, 0), new OrphansOfDomain("other", 0, 0, 2)));
        OrphanDay second = new OrphanDay(DAY.plusDays(1), List.of(new OrphansOfDomain("default", 5, 0, 0)));

        assertThat(table.on(new ListOrphans(Optional.empty(), 2))).isEqualTo(new Page<>(List.of(second, first), Optional.empty()));
        Page<OrphanDay> page = table.on(new ListOrphans(Optional.empty(), 1));
        assertThat(page.items()).containsExactly(second);
        assertThat(table.on(new ListOrphans(page.next(), 1))).isEqualTo(new Page<>(List.of(first), Optional.empty()));
        assertThat(first.visits()).isEqualTo(10);
    }

    @Test
    void of_none_is_an_empty_list() {
        assertThat(table.on(new ListOrphans(Optional.empty(), 5)).items()).isEmpty();
    }
}
