package com.occuz.store.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.click.Orphans.Why;
import com.occuz.kernel.click.Orphans;
import com.occuz.kernel.link.DomainId;
import com.occuz.store.postgres.Jdbc;
import com.occuz.store.testing.TestDatabase;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrphanTableTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    private final TestDatabase database = TestDatabase.fresh();
    private final OrphanTable table = new OrphanTable(database.app());

    @AfterEach
    void close() {
        database.close();
    }

    private static Orphans unknown(LocalDate day, long visits) {
        return new Orphans(day, DomainId.DEFAULT, Why.UNKNOWN, visits);
    }

    private long visits() {
        return Jdbc.run(database.owner(), connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select coalesce(sum(visits), 0) from control.orphan")) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    @Test
    void what_is_told_again_counts_once_and_what_has_grown_as_it_is_now() {
        table.tell("one", List.of(unknown(DAY, 3), new Orphans(DAY, DomainId.DEFAULT, Why.ROOT, 1)));
        table.tell("one", List.of(unknown(DAY, 3)));
        table.tell("one", List.of());
        assertThat(visits()).isEqualTo(4);
        table.tell("one", List.of(unknown(DAY, 5)));
        assertThat(visits()).isEqualTo(6);
        // Late word of an earlier number.
        table.tell("one", List.of(unknown(DAY, 4)));
        assertThat(visits()).isEqualTo(6);
    }

    @Test
    void runs_of_nodes_are_added_up() {
        table.tell("one", List.of(unknown(DAY, 3)));
        table.tell("one, started again", List.of(unknown(DAY, 2)));
        table.tell("two", List.of(unknown(DAY, 4)));
        assertThat(visits()).isEqualTo(9);
    }

    @Test
    void days_of_long_ago_go_by_the_installations_own_days() {
        table.tell("one", List.of(unknown(DAY, 3), unknown(DAY.plusDays(800), 2)));
        assertThat(table.purge()).isZero();
        table.tell("one", List.of(unknown(DAY.plusDays(801), 1)));
        assertThat(table.purge()).isEqualTo(1);
        assertThat(visits()).isEqualTo(3);
    }
}
