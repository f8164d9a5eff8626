package com.occuz.store.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occuz.kernel.incident.ImportId;
import com.occuz.kernel.incident.IncidentImportEvent.LineError;
import com.occuz.store.postgres.DatabaseFailure;
import com.occuz.store.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ImportClaimsTest {

    private static final ImportId ID = new ImportId("one");
    private static final ImportProgress SOME =
            new ImportProgress(7, 2, 1, List.of(new LineError(4, "severity: must be from 1 to 3, it's \"9\"")));

    private final TestDatabase database = TestDatabase.fresh();
    private final ImportClaims here = new ImportClaims(database.app());
    private final ImportClaims elsewhere = new ImportClaims(database.single());

    @AfterEach
    void close() {
        database.close();
    }

    @Nested
    class An_import {

        @Test
        void is_read_by_one_at_a_time_on_whichever_node() {
            try (ImportClaim _ = here.claim(ID).orElseThrow()) {
                assertThat(here.claim(ID)).isEmpty();
                assertThat(elsewhere.claim(ID)).isEmpty();
                elsewhere.claim(new ImportId("two")).orElseThrow().close();
            }
            elsewhere.claim(ID).orElseThrow().close();
        }

        @Test
        void is_free_again_when_its_reader_dies_who_can_say_nothing_more_then() throws SQLException {
            ImportClaim dead = here.claim(ID).orElseThrow();
            dead.report(SOME);
            run("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'");

            ImportClaim next = awaited();

            assertThatThrownBy(() -> dead.report(ImportProgress.NONE)).isInstanceOf(DatabaseFailure.class);
            assertThat(here.progress(ID)).contains(SOME);
            next.close();
        }

        private ImportClaim awaited() {
            while (true) {
                var claim = elsewhere.claim(ID);
                if (claim.isPresent()) {
                    return claim.get();
                }
            }
        }
    }

    @Nested
    class Its_progress {

        @Test
        void is_what_was_said_last_for_everybody_and_forgotten_at_the_end() {
            try (ImportClaim claim = here.claim(ID).orElseThrow()) {
                assertThat(elsewhere.progress(ID)).isEmpty();
                claim.report(new ImportProgress(1, 0, 0, List.of()));
                claim.report(SOME);
                assertThat(elsewhere.progress(ID)).contains(SOME);
                assertThat(SOME.read()).isEqualTo(10);
                assertThat(elsewhere.progress(new ImportId("two"))).isEmpty();
                claim.forget();
                assertThat(elsewhere.progress(ID)).isEmpty();
            }
        }

        @Test
        void after_a_death_has_as_many_accepted_lines_as_are_recorded_since_it_was_last_begun() throws SQLException {
            record(1, "import:one", "incident.ImportBegun/1", "one");
            record(2, "incident:a", "incident.IncidentStated/1", "import:one");
            record(3, "import:one", "incident.ImportBegun/1", "one");
            record(4, "incident:b", "incident.IncidentStated/1", "import:one");
            record(5, "incident:c", "incident.IncidentStated/1", "import:two");
            record(6, "incident:d", "incident.IncidentAcknowledged/1", "import:one");
            record(7, "incident:e", "incident.IncidentStated/1", "import:one");
            try (ImportClaim claim = here.claim(ID).orElseThrow()) {
                assertThat(claim.left()).isEqualTo(new ImportProgress(2, 0, 0, List.of()));
                claim.report(SOME);
                assertThat(claim.left()).isEqualTo(new ImportProgress(2, 2, 1, SOME.errors()));
            }
        }
    }

    /** As much of an event as counts here. */
    private void record(long position, String aggregate, String type, String importId) throws SQLException {
        run("insert into ledger.event values (%d, now(), '%s', '%s', %d, '%s', '{\"importId\": \"%s\"}', '{}', 'platform')"
                .formatted(position, UUID.randomUUID(), aggregate, position, type, importId));
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
