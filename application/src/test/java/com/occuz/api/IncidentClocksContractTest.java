package com.occuz.api;

import static com.occuz.running.RunningNode.ACME;
import static com.occuz.running.RunningNode.OPERATOR;
import static com.occuz.running.RunningNode.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.running.Client;
import com.occuz.running.Reply;
import com.occuz.running.RunningNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A Friday evening on a test clock: what is due is recorded when its time has come, by itself and once. */
class IncidentClocksContractTest {

    private static final RunningNode NODE =
            RunningNode.start(List.of(), Map.of("OCCUZ_TEST_CLOCK", "2026-01-10T01:00:00Z"));
    private static final Client OPERATORS = NODE.as(OPERATOR);
    private static final String DETECTION = """
            {"title": "Probe fails", "severity": 1, "criterion": "core-platform-unavailable", "components": ["core"]}""";

    @AfterAll
    static void stop() {
        NODE.close();
    }

    @Test
    void a_warning_and_a_breach_are_recorded_when_the_test_clock_reaches_them() throws InterruptedException {
        String incident = begin();
        assertThat(NODE.as(ACME).get(incident).json().path("nextDueAt").asString()).startsWith("2026-01-10T02:0");
        advance("PT44M");
        assertThat(marks(incident)).isEmpty();
        advance("PT5M");
        await(incident, "ClockWarned");
        advance("PT15M");
        await(incident, "ClockWarned", "ClockBreached");
        JsonNode clock = clock(incident);
        assertThat(clock.path("verdict").asString()).isEqualTo("BREACHED");

        // Nothing of it is recorded a second time, and a late response does not take it back.
        NODE.as(SUPPORT).post(incident + "/acknowledge", "{}");
        advance("PT48H");
        Thread.sleep(2_000);
        assertThat(marks(incident)).containsExactly("ClockWarned", "ClockBreached");
        assertThat(clock(incident).path("verdict").asString()).isEqualTo("BREACHED");
    }

    @Test
    void a_response_in_time_stops_the_clock() throws InterruptedException {
        String incident = begin();
        assertThat(NODE.as(SUPPORT).post(incident + "/acknowledge", "{}").status()).isEqualTo(200);
        advance("PT24H");
        Thread.sleep(2_000);
        assertThat(marks(incident)).isEmpty();
        JsonNode clock = clock(incident);
        assertThat(clock.path("verdict").asString()).isEqualTo("MET");
        assertThat(clock.path("because").asString()).endsWith(".");
        assertThat(clock.path("clause").asString()).isEqualTo("§ 5");
    }

    private static String begin() {
        Reply reply = OPERATORS.post("/api/v1/incidents/detect", DETECTION);
        assertThat(reply.status()).as("%s", reply).isEqualTo(201);
        return reply.requiredHeader("Location");
    }

    private static void advance(String step) {
        assertThat(OPERATORS.post("/api/v1/test-clock", "{\"advance\": \"" + step + "\"}").status()).isEqualTo(200);
    }

    private static JsonNode clock(String incident) {
        for (JsonNode clock : NODE.as(ACME).get(incident + "/clocks").json().path("items")) {
            if (clock.path("clock").asString().equals("response") && clock.path("reading").asString().equals("R3")) {
                return clock;
            }
        }
        throw new AssertionError("no such clock");
    }

    private static void await(String incident, String... expected) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!marks(incident).equals(List.of(expected)) && System.nanoTime() < deadline) {
            Thread.sleep(100);
        }
        assertThat(marks(incident)).containsExactly(expected);
    }

    /** What was recorded of the incident's clocks, oldest first. */
    private static List<String> marks(String incident) {
        List<String> marks = new ArrayList<>();
        for (JsonNode item : NODE.as(SUPPORT).get(incident + "/history").json().path("items")) {
            String event = item.path("event").asString().replaceAll("incident\\.|/1", "");
            if (event.startsWith("Clock")) {
                assertThat(item.path("actor").asString()).isEqualTo("automation:clock-watch");
                marks.addFirst(event);
            }
        }
        return marks;
    }
}
