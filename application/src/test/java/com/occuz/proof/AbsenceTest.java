package com.occuz.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.store.postgres.DatabaseAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The platform dies as a whole: when it is back, that it was gone stands in the ledger once. */
class AbsenceTest {

    private static final Duration TOLERATED = Duration.ofSeconds(8);
    private static final Map<String, String> IMPATIENT = Map.of("OCCUZ_ABSENCE_AFTER", TOLERATED.toString());
    private static final Duration NOTICED = Duration.ofSeconds(30);

    @RegisterExtension
    static final OwnServer SERVER = new OwnServer();

    @TempDir
    private Path secrets;

    @Test
    void nodes_that_are_all_killed_leave_one_gap_however_many_come_back() throws Exception {
        DatabaseAddress database = SERVER.database("absence");
        try (NodeHome a = NodeHome.sharing("absence-a", database, secrets, IMPATIENT);
                NodeHome b = NodeHome.sharing("absence-b", database, secrets, IMPATIENT)) {
            NodeProcess first = a.start();
            NodeProcess second = b.start();
            first.kill();
            Instant killed = Instant.now();
            second.kill();
            Patience.pause(TOLERATED.plusSeconds(2));
            a.launch();
            b.launch().awaitReady();
            Instant back = Instant.now();
            Api auditor = new Api(b.console(), a.keyOf("auditor"));
            Patience.until("the gap is noticed", NOTICED, () -> !candidatesSince(killed, auditor).isEmpty());
            Patience.pause(Duration.ofSeconds(2));

            List<JsonNode> noticed = candidatesSince(killed, auditor);
            assertThat(noticed).hasSize(1);
            JsonNode gap = noticed.getFirst();
            assertThat(instant(gap, "from")).isBetween(killed.minus(TOLERATED), killed.plusSeconds(1));
            assertThat(instant(gap, "until")).isBetween(killed.plus(TOLERATED), back);
            assertThat(gap.path("evidence").asString()).contains("fell silent");
            a.forget();
            b.forget();
        }
    }

    /** A machine that stands still for long may have been absent before. */
    private static List<JsonNode> candidatesSince(Instant killed, Api auditor) throws Exception {
        JsonNode items = auditor.get("/api/v1/monitoring/candidates").json().path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(it -> instant(it, "until").isAfter(killed))
                .toList();
    }

    private static Instant instant(JsonNode node, String field) {
        return Instant.parse(node.path(field).asString());
    }
}
