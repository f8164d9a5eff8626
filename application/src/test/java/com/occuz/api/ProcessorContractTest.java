package com.occuz.api;

import static com.occuz.running.RunningNode.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.running.Client;
import com.occuz.running.Reply;
import com.occuz.running.RunningNode;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ProcessorContractTest {

    private static final String PEOPLE = "/api/v1/processors/people";
    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private final RunningNode node = RunningNode.shared();
    private final Client operator = node.as(OPERATOR);

    @Test
    void every_processor_is_listed_with_where_it_stands() {
        JsonNode items = operator.get("/api/v1/processors").json().path("items");
        assertThat(items.findValuesAsString("id")).contains("links", "click-counts", "people", "incidents");
        JsonNode one = operator.get(PEOPLE).json();
        assertThat(one.path("head").asLong()).isPositive();
        assertThat(one.path("lag").asLong()).isEqualTo(one.path("head").asLong() - one.path("position").asLong());
        assertThat(one.path("runsHere").asBoolean()).isTrue();
        assertThat(one.path("halted").isNull()).isTrue();
        assertThat(operator.get(PEOPLE + "/dead-letters").json().path("items")).isEmpty();
    }

    @Test
    void a_rebuild_is_told_until_it_is_over_and_refused_a_second_time_meanwhile() throws Exception {
        try (RunningNode.Held _ = node.hold("select pg_advisory_xact_lock(hashtextextended('occuz.letters:people', 0))")) {
            Reply begun = operator.post(PEOPLE + "/rebuild", "{}");
            assertThat(begun.status()).isEqualTo(202);
            assertThat(begun.requiredHeader("Location")).isEqualTo(PEOPLE);
            assertThat(begun.json().path("rebuild").path("state").asString()).isIn("waiting", "running");
            Reply again = operator.post(PEOPLE + "/rebuild", "{}");
            assertThat(again.status()).isEqualTo(409);
            assertThat(again.problem()).isEqualTo("rebuild-under-way");
        }
        awaitRest();
        assertThat(operator.get("/actuator/health").text()).contains("people");
    }

    @Test
    void a_rebuild_can_be_stopped_and_asked_for_again() throws Exception {
        try (RunningNode.Held _ = node.hold("select pg_advisory_xact_lock(hashtextextended('occuz.letters:people', 0))")) {
            assertThat(operator.post(PEOPLE + "/rebuild", "{}").status()).isEqualTo(202);
            for (int time = 0; time < 2; time++) {
                Reply stopped = operator.post(PEOPLE + "/stop-rebuild", "{}");
                assertThat(stopped.status()).isEqualTo(200);
                assertThat(stopped.json().path("rebuild").isNull()).isTrue();
            }
        }
        assertThat(operator.post(PEOPLE + "/rebuild", "{}").status()).isEqualTo(202);
        awaitRest();
    }

    @Test
    void what_is_no_processor_is_not_found() {
        for (Reply reply : new Reply[] {
            operator.get("/api/v1/processors/nonsense"),
            operator.get("/api/v1/processors/nonsense/dead-letters"),
            operator.post("/api/v1/processors/nonsense/rebuild", "{}"),
            operator.post("/api/v1/processors/nonsense/retry", "{}"),
            operator.post("/api/v1/processors/nonsense/stop-rebuild", "{}")
        }) {
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.problem()).isEqualTo("processor-not-found");
        }
    }

    private void awaitRest() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!operator.get(PEOPLE).json().path("rebuild").isNull()) {
            assertThat(System.nanoTime()).as("still %s", operator.get(PEOPLE).text()).isLessThan(deadline);
            Thread.sleep(50);
        }
    }
}
