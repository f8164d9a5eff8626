package com.occuz.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.store.postgres.DataSources;
import com.occuz.store.postgres.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Clocks of incidents on two nodes that are killed in turns: each warning and each breach is recorded, once. */
class DeadlinesTest {

    /** A dead node's claims are good for ten seconds; the rest is for a busy machine. */
    private static final Duration RECORDED = Duration.ofSeconds(120);

    private static final Map<String, String> CLOCK = Map.of("OCCUZ_TEST_CLOCK", "2026-01-09T17:00:00Z");
    private static final int INCIDENTS = 30;
    private static final String DETECTION = """
            {"title": "Probe fails", "severity": 1, "criterion": "core-platform-unavailable", "components": ["core"]}""";

    @RegisterExtension
    static final OwnServer SERVER = new OwnServer();

    @TempDir
    private Path secrets;

    @Test
    void each_fires_once_whichever_node_dies_over_it() throws Exception {
        DatabaseAddress database = SERVER.database("deadlines");
        try (NodeHome a = NodeHome.sharing("deadlines-a", database, secrets, CLOCK);
                NodeHome b = NodeHome.sharing("deadlines-b", database, secrets, CLOCK)) {
            NodeProcess first = a.start();
            NodeProcess second = b.start();
            Api onA = new Api(a.console(), a.keyOf("operator"));
            Api onB = new Api(b.console(), a.keyOf("operator"));
            for (int i = 0; i < INCIDENTS; i++) {
                assertThat((i % 2 == 0 ? onA : onB).post("/api/v1/incidents/detect", DETECTION).status()).isEqualTo(201);
            }

            advance(onB, "PT50M");
            Patience.until("the first warning", RECORDED, () -> recorded(database, "ClockWarned") > 0);
            first.kill();
            Patience.until("every warning", RECORDED, () -> recorded(database, "ClockWarned") == INCIDENTS);
            a.start();

            advance(onA, "PT20M");
            Patience.until("the first breach", RECORDED, () -> recorded(database, "ClockBreached") > 0);
            second.kill();
            Patience.until("every breach", RECORDED, () -> recorded(database, "ClockBreached") == INCIDENTS);
            b.start();

            // Two more rounds of both, far beyond everything that was due.
            advance(onB, "PT48H");
            Patience.pause(Duration.ofSeconds(3));
            assertThat(perIncident(database, "ClockWarned")).isEqualTo(INCIDENTS);
            assertThat(perIncident(database, "ClockBreached")).isEqualTo(INCIDENTS);
            assertThat(recorded(database, "ClockWarned")).isEqualTo(INCIDENTS);
            assertThat(recorded(database, "ClockBreached")).isEqualTo(INCIDENTS);
            a.forget();
            b.forget();
        }
    }

    private static void advance(Api api, String step) throws IOException {
        assertThat(api.post("/api/v1/test-clock", "{\"advance\": \"" + step + "\"}").status()).isEqualTo(200);
    }

    private static long recorded(DatabaseAddress database, String event) {
        return count(database, "count(*)", event);
    }

    private static long perIncident(DatabaseAddress database, String event) {
        return count(database, "count(distinct aggregate_id)", event);
    }

    private static long count(DatabaseAddress database, String what, String event) {
        return JdbcClient.create(DataSources.owner(database))
                .sql("select " + what + " from ledger.event where type = ?")
                .param("incident." + event + "/1")
                .query(Long.class)
                .single();
    }
}
