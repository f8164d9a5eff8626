package com.occuz.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.running.UnfinishedImport;
import com.occuz.store.postgres.DataSources;
import com.occuz.store.postgres.DatabaseAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An import whose node is killed over it: another node ends it once, with what was recorded, and it can go on there. */
class IncidentImportsTest {

    private static final Duration NOTICED = Duration.ofSeconds(120);
    private static final int ALL = 130;
    private static final int TOLD = 100;

    @RegisterExtension
    static final OwnServer SERVER = new OwnServer();

    @TempDir
    private Path secrets;

    @Test
    void is_ended_and_goes_on_at_another_node() throws Exception {
        DatabaseAddress database = SERVER.database("imports");
        try (NodeHome a = NodeHome.sharing("imports-a", database, secrets, Map.of());
                NodeHome b = NodeHome.sharing("imports-b", database, secrets, Map.of())) {
            NodeProcess first = a.start();
            b.start();
            Api onA = new Api(a.console(), a.keyOf("operator"));
            Api onB = new Api(b.console(), a.keyOf("operator"));

            String path;
            try (UnfinishedImport broken =
                    UnfinishedImport.begin(a.console(), a.keyOf("operator"), "once", lines())) {
                Patience.until("some of it told", NOTICED, () -> recorded(database, "IncidentStated") == TOLD);
                path = "/api/v1/imports/" + importId(database);
                awaitCounts(onB, path, "running 100 100 0");
                // Whoever watches sees it several times, and leaves it alone: its reader lives.
                Patience.pause(Duration.ofSeconds(5));
                assertThat(counts(onB.get(path))).as("%s", broken).isEqualTo("running 100 100 0");
                first.kill();
                awaitCounts(onB, path, "failed 100 100 0");
            }
            a.start();
            Patience.pause(Duration.ofSeconds(5));
            assertThat(recorded(database, "ImportEnded")).isEqualTo(1);

            Api.Reply again = onB.importIncidents("once", lines());
            assertThat(again.status()).as("%s", again).isEqualTo(202);
            assertThat(counts(again)).isEqualTo("completed 130 30 100");
            assertThat(recorded(database, "IncidentStated")).isEqualTo(ALL);
            Api.Reply third = onA.importIncidents("once", lines());
            assertThat(third.text()).isEqualTo(again.text());
            assertThat(recorded(database, "ImportEnded")).isEqualTo(2);
            a.forget();
            b.forget();
        }
    }

    private static void awaitCounts(Api api, String path, String counts) {
        Patience.until(counts, NOTICED, () -> counts(api.get(path)).equals(counts));
    }

    private static String lines() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < ALL; i++) {
            lines.append("{\"ref\": \"other:" + i + "\", \"title\": \"T\", \"severity\": 3,"
                    + " \"startedAt\": \"2026-01-01T10:00:00Z\"}\n");
        }
        return lines.toString();
    }

    private static String counts(Api.Reply reply) {
        return reply.json().path("state").asString("") + " " + reply.json().path("read").asLong() + " "
                + reply.json().path("accepted").asLong() + " " + reply.json().path("duplicates").asLong();
    }

    private static long recorded(DatabaseAddress database, String event) {
        return JdbcClient.create(DataSources.owner(database))
                .sql("select count(*) from ledger.event where type = ?")
                .param("incident." + event + "/1")
                .query(Long.class)
                .single();
    }

    private static String importId(DatabaseAddress database) {
        return JdbcClient.create(DataSources.owner(database))
                .sql("select substr(aggregate_id, 8) from ledger.event where type = 'incident.ImportBegun/1'")
                .query(String.class)
                .single();
    }
}
