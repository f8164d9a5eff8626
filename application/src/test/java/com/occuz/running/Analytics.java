package com.occuz.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** Questions about clicks, asked until the answer lacks nothing: a busy machine may take longer than a question waits. */
public final class Analytics {

    private Analytics() {}

    /** @param path with its query */
    public static JsonNode settled(Client client, String path) {
        long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        Reply reply = client.get(path);
        while (System.nanoTime() < deadline
                && (reply.status() == 503 || reply.json().path("behind").asLong() > 0)) {
            reply = client.get(path);
        }
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
        return reply.json();
    }
}
