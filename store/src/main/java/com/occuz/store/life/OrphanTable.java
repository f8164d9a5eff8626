package com.occuz.store.life;

import com.occuz.kernel.click.Orphans;
import com.occuz.store.postgres.DatabaseFailure;
import com.occuz.store.postgres.Jdbc;
import java.sql.PreparedStatement;
import java.util.List;
import javax.sql.DataSource;

/**
 * {@code control.orphan}: what each run of a node has counted of visits that found no link. Numbers only grow, so telling one
 * again, or after nobody knows whether it was told, changes nothing.
 *
 * <p>Every failure of the database is a {@link DatabaseFailure}.
 */
public final class OrphanTable {

    /** A year can be compared with the one before, and no longer. */
    private static final int DAYS_KEPT = 800;

    private final DataSource database;

    public OrphanTable(DataSource database) {
        this.database = database;
    }

    /** @param counted of this run, all of it */
    public void tell(String nodeId, List<Orphans> counted) {
        if (counted.isEmpty()) {
            return;
        }
        Jdbc.inTransaction(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    """
                    insert into control.orphan (day, domain, why, node_id, visits) values (?, ?, ?, ?, ?)
                    on conflict (day, domain, why, node_id) do update set visits = excluded.visits
                    where control.orphan.visits < excluded.visits""")) {
                for (Orphans orphans : counted) {
                    statement.setObject(1, orphans.day());
                    statement.setString(2, orphans.domain().value());
                    statement.setString(3, orphans.why().wireName());
                    statement.setString(4, nodeId);
                    statement.setLong(5, orphans.visits());
                    statement.addBatch();
                }
                return statement.executeBatch().length;
            }
        });
    }

    /** Forgets days of long ago, counted back from the last one that anything is known of. */
    public int purge() {
        return Jdbc.run(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "delete from control.orphan where day < (select max(day) from control.orphan) - ?")) {
                statement.setInt(1, DAYS_KEPT);
                return statement.executeUpdate();
            }
        });
    }
}
