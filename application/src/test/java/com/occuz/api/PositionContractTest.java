package com.occuz.api;

import static com.occuz.running.RunningNode.ACME;
import static com.occuz.running.RunningNode.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.running.Reply;
import com.occuz.running.RunningNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class PositionContractTest {

    private static final RunningNode NODE = RunningNode.shared();

    @Test
    void every_write_tells_its_position_and_whoever_asks_for_it_reads_what_was_written() {
        Reply created = NODE.as(ACME).post("/api/v1/links", "{\"destination\": \"https://example.com/\"}");
        String path = "/api/v1/links/" + created.json().path("id").asString();
        Reply changed = NODE.as(ACME).patch(path, "{\"title\": \"x\"}");
        Reply retired = NODE.as(ACME).delete(path);
        Reply issued = NODE.as(ACME).post("/api/v1/api-keys", "{\"label\": \"x\"}");
        Reply revoked = NODE.as(ACME).delete("/api/v1/api-keys/" + issued.json().path("id").asString());
        long last = 0;
        for (Reply write : List.of(created, changed, retired, issued, revoked)) {
            long position = Long.parseLong(write.requiredHeader("Occuz-Position"));
            assertThat(position).isGreaterThan(last);
            last = position;
        }
        Reply read = NODE.as(ACME).with("Occuz-Min-Position", Long.toString(last)).get(path);
        assertThat(read.json().path("state").asString()).isEqualTo("retired");
        assertThat(Long.parseLong(read.requiredHeader("Occuz-Position"))).isGreaterThanOrEqualTo(last);
    }

    @Test
    void a_view_that_is_held_up_keeps_back_no_answer_that_is_not_made_of_it() throws Exception {
        try (RunningNode.Held _ = NODE.hold("select from control.token_entry where processorname = 'people' for update")) {
            Reply created = NODE.as(ACME).post("/api/v1/links", "{\"destination\": \"https://example.com/\"}");
            String position = created.requiredHeader("Occuz-Position");
            String path = "/api/v1/links/" + created.json().path("id").asString();

            assertThat(NODE.as(OPERATOR).get("/api/v1/processors/people").json().path("position").asLong())
                    .isLessThan(Long.parseLong(position));
            for (String read : List.of(path, path + "/history", "/api/v1/links", "/api/v1/api-keys", "/api/v1/me")) {
                Reply reply = NODE.as(ACME).with("Occuz-Min-Position", position).get(read);
                assertThat(reply.status()).as("%s %s", read, reply).isEqualTo(200);
            }
        }
    }

    @Test
    void clicks_too_tell_the_position_of_the_ledger_that_their_answer_holds() {
        Reply created = NODE.as(ACME).post("/api/v1/links", "{\"destination\": \"https://example.com/\"}");
        Reply clicks = NODE.as(ACME).post("/api/v1/clicks", "{\"clicks\": [{\"link\": \"%s\", \"at\": \"2026-01-01T00:00:00Z\"}]}"
                .formatted(created.json().path("id").asString()));

        assertThat(Long.parseLong(clicks.requiredHeader("Occuz-Position")))
                .isGreaterThanOrEqualTo(Long.parseLong(created.requiredHeader("Occuz-Position")));
    }

    @Test
    void a_position_of_the_future_is_waited_for_two_seconds_and_then_503() {
        long since = System.nanoTime();
        Reply reply = NODE.as(ACME).with("Occuz-Min-Position", "999999999999").get("/api/v1/links");
        long millis = (System.nanoTime() - since) / 1_000_000;

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.problem()).isEqualTo("not-yet-visible");
        assertThat(reply.requiredHeader("Retry-After")).isEqualTo("1");
        assertThat(millis).isBetween(1_900L, 4_000L);
    }
}
