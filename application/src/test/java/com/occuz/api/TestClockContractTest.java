package com.occuz.api;

import static com.occuz.running.RunningNode.ACME;
import static com.occuz.running.RunningNode.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.running.Client;
import com.occuz.running.Reply;
import com.occuz.running.RunningNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class TestClockContractTest {

    private static final Instant BEGINNING = Instant.parse("2031-02-03T04:05:06Z");
    private static final RunningNode NODE =
            RunningNode.start(List.of(), Map.of("OCCUZ_TEST_CLOCK", "2031-02-02T23:05:06-05:00"));
    private static final Client OPERATORS = NODE.as(OPERATOR);
    private static final String CLOCK = "/api/v1/test-clock";

    @AfterAll
    static void end() {
        NODE.close();
    }

    private static Instant createdNow() {
        Reply link = NODE.as(ACME).post("/api/v1/links", "{\"destination\": \"https://example.com/\"}");
        return Instant.parse(link.json().path("createdAt").asString());
    }

    private static Instant move(String body) {
        Reply reply = OPERATORS.post(CLOCK, body);
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
        assertThat(Long.parseLong(reply.requiredHeader("Occuz-Position"))).isPositive();
        return Instant.parse(reply.json().path("now").asString());
    }

    @Test
    void it_starts_where_it_was_told_and_goes_forwards_only() {
        Instant first = createdNow();
        assertThat(first).isBetween(BEGINNING, BEGINNING.plus(Duration.ofMinutes(30)));

        Instant hourOn = move("{\"advance\": \"PT1H\"}");
        assertThat(Duration.between(first, hourOn)).isBetween(Duration.ofHours(1), Duration.ofMinutes(90));
        assertThat(createdNow()).isAfterOrEqualTo(hourOn);

        Instant wanted = Instant.parse("2032-01-01T00:00:00.000001Z");
        assertThat(move("{\"to\": \"2031-12-31T19:00:00.000001-05:00\"}")).isAfterOrEqualTo(wanted);
        assertThat(createdNow()).isBetween(wanted, wanted.plus(Duration.ofMinutes(30)));

        Reply back = OPERATORS.post(CLOCK, "{\"to\": \"2031-12-31T23:59:59Z\"}");
        assertThat(back.status()).isEqualTo(400);
        assertThat(back.problem()).isEqualTo("clock-goes-forwards-only");
        assertThat(createdNow()).isAfterOrEqualTo(wanted);
    }

    @Test
    void what_is_no_move_is_refused_by_its_field() {
        for (String body : List.of(
                "{}", "{\"advance\": \"PT1H\", \"to\": \"2090-01-01T00:00:00Z\"}", "{\"advance\": null}", "{\"to\": null}",
                "{\"advance\": \"-PT1H\"}", "{\"advance\": \"1h\"}", "{\"advance\": 3600}", "{\"advance\": \"P9999999Y\"}",
                "{\"advance\": \"PT9223372036854775807S\"}", "{\"to\": \"tomorrow\"}", "{\"to\": \"+99999-01-01T00:00:00Z\"}",
                "{\"to\": \"2090-01-01T00:00:00\"}", "{\"by\": \"PT1H\"}")) {
            Reply reply = OPERATORS.post(CLOCK, body);

            assertThat(reply.status()).as("%s: %s", body, reply).isEqualTo(400);
            Problem.assertProblem(reply);
            assertThat(reply.json().path("errors")).as(body).isNotEmpty();
        }
    }

    @Test
    void only_an_operator_moves_it_and_a_repetition_does_not_move_it_again() {
        assertThat(NODE.as(ACME).post(CLOCK, "{\"advance\": \"PT1H\"}").status()).isEqualTo(403);
        assertThat(NODE.nobody().post(CLOCK, "{\"advance\": \"PT1H\"}").status()).isEqualTo(401);
        Client once = OPERATORS.with("Idempotency-Key", "one-hour");
        Reply first = once.post(CLOCK, "{\"advance\": \"PT1H\"}");
        Reply again = once.post(CLOCK, "{\"advance\": \"PT1H\"}");

        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.requiredHeader("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void health_marks_the_mode_and_the_description_has_the_route() {
        assertThat(NODE.nobody().get("/actuator/health").json().at("/components/clock/details/mode").asString())
                .isEqualTo("test");
        assertThat(NODE.nobody().get("/v3/api-docs").json().path("paths").has(CLOCK)).isTrue();
    }

    @Test
    void an_installation_on_the_real_clock_has_no_such_route() {
        RunningNode real = RunningNode.shared();
        assertThat(real.as(OPERATOR).post(CLOCK, "{\"advance\": \"PT1H\"}").status()).isEqualTo(404);
        assertThat(real.nobody().get("/actuator/health").json().at("/components/clock/details/mode").asString())
                .isEqualTo("real");
        assertThat(real.nobody().get("/v3/api-docs").json().path("paths").has(CLOCK)).isFalse();
    }
}
