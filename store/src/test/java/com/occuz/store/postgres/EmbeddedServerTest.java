package com.occuz.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.store.testing.TestDatabase;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class EmbeddedServerTest {

    @Test
    void aMigratedDatabaseKnowsItsApplication() {
        try (TestDatabase database = TestDatabase.fresh()) {
            String user = Jdbc.run(database.app(), connection -> {
                try (Statement statement = connection.createStatement();
                        ResultSet row = statement.executeQuery("select current_user")) {
                    row.next();
                    return row.getString(1);
                }
            });
            assertThat(user).isEqualTo(Migrations.APP_ROLE);
        }
    }
}
