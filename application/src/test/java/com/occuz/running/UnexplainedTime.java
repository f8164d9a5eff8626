package com.occuz.running;

import static com.occuz.running.RunningNode.AUDITOR;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/** Makes time that nobody can explain, as a node leaves word of it that has found a gap. */
public final class UnexplainedTime {

    /** When other tests have incidents, too: no test of figures looks at it. */
    private static final Instant SOME_DAY = Instant.parse("2026-01-09T18:00:00Z");
    private static final AtomicLong SECONDS = new AtomicLong();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private UnexplainedTime() {}

    /** The id of a candidate of ten minutes on which nobody has decided. */
    public static String noticed(RunningNode node) {
        return noticed(node, SOME_DAY.plusSeconds(SECONDS.incrementAndGet()), Duration.ofMinutes(10));
    }

    /** The same of a given time. */
    public static String noticed(RunningNode node, Instant from, Duration lasting) {
        node.carryOut("insert into control.silence (from_at, until_at, last_node, next_node) values ('%s', '%s', 'a:1', 'b:2')"
                .formatted(from, from.plus(lasting)));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            JsonNode items =
                    node.as(AUDITOR).get("/api/v1/monitoring/candidates?limit=500").json().path("items");
            for (JsonNode candidate : items) {
                if (Instant.parse(candidate.path("from").asString()).equals(from)) {
                    return candidate.path("id").asString();
                }
            }
            pause();
        }
        throw new AssertionError("nobody noticed the gap from " + from);
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
