package com.occuz.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.running.Reply;
import com.occuz.running.RunningNode;
import java.util.concurrent.atomic.AtomicLong;

/** Exclusions for tests of the API: each of a time of its own, as no time can be claimed twice. */
public final class AnyExclusion {

    private static final AtomicLong MICROS = new AtomicLong();

    private AnyExclusion() {}

    /** An instant before {@code 2025-11-15T13:00:00-05:00} that nobody has been given before. */
    public static String from() {
        return "2025-11-15T11:00:00.%06d-05:00".formatted(MICROS.incrementAndGet());
    }

    /** A claim about one account, made by the second of the support staff, so that the first and operators can decide. */
    public static String claimed(RunningNode node, String account, boolean approved) {
        Reply claimed = node.asColleagueOf(RunningNode.SUPPORT).post("/api/v1/exclusions", body(account));
        assertThat(claimed.status()).as("%s", claimed).isEqualTo(201);
        String id = claimed.json().path("id").asString();
        if (approved) {
            Reply done = node.as(RunningNode.OPERATOR)
                    .post("/api/v1/exclusions/" + id + "/approve", "{\"reason\": \"So it was\"}");
            assertThat(done.status()).as("%s", done).isEqualTo(200);
        }
        return id;
    }

    public static String body(String account) {
        return """
                {"category": "customer-misconfiguration", "scope": {"account": "%s"}, "from": "%s",
                 "until": "2025-11-15T13:00:00-05:00", "evidence": "Their DNS"}""".formatted(account, from());
    }
}
