package com.occuz.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A node is killed while it makes views again: whoever reads finds the old one or the new one, whole. */
class RebuildDeathTest {

    private static final int LINKS = 120;
    private static final int ROUNDS = 3;
    private static final Duration SETTLED = Duration.ofSeconds(60);

    @Test
    void whenever_it_dies_the_view_is_whole_and_the_rebuild_ends_after_the_next_start() throws Exception {
        Random random = Seed.random("rebuilds of a node that is killed");
        try (NodeHome home = NodeHome.fresh("rebuild")) {
            NodeProcess node = home.start();
            Api customer = home.api();
            Api operator = new Api(home.console(), home.keyOf("operator"));
            for (int i = 0; i < LINKS; i++) {
                assertThat(customer.createLink("known-" + i).status()).isEqualTo(201);
            }
            for (int round = 0; round < ROUNDS; round++) {
                for (String view : new String[] {"links", "service-level", "people", "click-counts"}) {
                    assertThat(operator.post("/api/v1/processors/" + view + "/rebuild", "{}").status()).isEqualTo(202);
                }
                Patience.pause(Duration.ofMillis(random.nextInt(250)));
                node.kill();
                node = home.start();
                assertThat(customer.links()).as("round %d", round).hasSize(LINKS);
                Patience.until("the rebuilds have ended", SETTLED, () -> rests(operator));
                assertThat(customer.links()).as("round %d", round).hasSize(LINKS);
                Patience.until("the auditor is content", SETTLED, () -> operator.health()
                        .path("components").path("auditor").path("status").asString().equals("UP"));
            }
            home.forget();
        }
    }

    private static boolean rests(Api operator) throws IOException {
        boolean rests = true;
        for (JsonNode processor : operator.get("/api/v1/processors").json().path("items")) {
            rests &= processor.path("rebuild").isNull() && processor.path("lag").asLong() == 0;
        }
        return rests;
    }
}
