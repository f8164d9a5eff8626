package com.occuz.api;

import static com.occuz.running.RunningNode.ACME;
import static com.occuz.running.RunningNode.GLOBEX;
import static com.occuz.running.RunningNode.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.running.Client;
import com.occuz.running.RawHttp;
import com.occuz.running.Reply;
import com.occuz.running.RunningNode;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class LinkOptionsContractTest {

    private static final RunningNode NODE = RunningNode.shared();
    private static final Client ACMES = NODE.as(ACME);
    private static final String LINKS = "/api/v1/links";

    private static JsonNode create(String fields) {
        Reply reply = ACMES.post(LINKS, "{\"destination\": \"https://example.com/to?a=1\"" + fields + "}");
        assertThat(reply.status()).as("%s", reply).isEqualTo(201);
        return reply.json();
    }

    private static String path(JsonNode link) {
        return LINKS + "/" + link.path("id").asString();
    }

    private static JsonNode get(JsonNode link) {
        return ACMES.get(path(link)).json();
    }

    /** What the edge answers to a target below the link's slug, once it begins with what is expected. */
    private static String awaitEdge(JsonNode link, String rest, String expected) throws IOException {
        String target = "/" + link.path("slug").asString() + rest;
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (true) {
            String answer = RawHttp.exchange(
                    NODE.edge(), "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            if (answer.startsWith("HTTP/1.1 " + expected)) {
                return answer;
            }
            assertThat(System.nanoTime()).as(answer).isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
    }

    @Nested
    class A_click_limit {

        @Test
        void is_kept_and_the_link_is_exhausted_when_it_is_reached() throws Exception {
            JsonNode link = create(", \"maxClicks\": 2");
            assertThat(link.path("maxClicks").asLong()).isEqualTo(2);
            assertThat(link.path("state").asString()).isEqualTo("live");
            awaitEdge(link, "", "302");
            awaitEdge(link, "", "302");
            awaitEdge(link, "", "410");
            long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (!get(link).path("state").asString().equals("exhausted")) {
                assertThat(System.nanoTime()).isLessThan(end);
                LockSupport.parkNanos(50_000_000);
            }
            assertThat(get(link).path("clicks").asLong()).isEqualTo(2);
            JsonNode lifted = ACMES.patch(path(link), "{\"maxClicks\": null}").json();
            assertThat(lifted.path("maxClicks").isNull()).isTrue();
            assertThat(lifted.path("state").asString()).isEqualTo("live");
            awaitEdge(link, "", "302");
        }

        @ParameterizedTest
        @ValueSource(strings = {"0", "-1", "1000000000001", "1.5", "\"3\"", "true", "1e40"})
        void that_is_none_is_refused_by_its_name(String limit) {
            for (boolean creating : new boolean[] {true, false}) {
                Reply reply = creating
                        ? ACMES.post(LINKS, "{\"destination\": \"https://example.com/\", \"maxClicks\": " + limit + "}")
                        : ACMES.patch(path(create("")), "{\"maxClicks\": " + limit + "}");
                assertThat(reply.status()).as("%s", reply).isEqualTo(400);
                assertThat(reply.json().path("errors").path(0).path("field").asString()).isEqualTo("maxClicks");
            }
        }
    }

    @Nested
    class Forwarding {

        @Test
        void is_off_unless_it_is_asked_for_and_each_half_is_set_by_itself() throws Exception {
            JsonNode link = create("");
            assertThat(link.path("forwardQuery").asBoolean(true)).isFalse();
            assertThat(link.path("forwardPath").asBoolean(true)).isFalse();
            JsonNode both = create(", \"forwardQuery\": true, \"forwardPath\": true");
            assertThat(awaitEdge(both, "/more?b=2", "302")).containsIgnoringCase("Location: https://example.com/to/more?a=1&b=2");
            JsonNode path = ACMES.patch(path(both), "{\"forwardQuery\": false}").json();
            assertThat(path.path("forwardQuery").asBoolean(true)).isFalse();
            assertThat(path.path("forwardPath").asBoolean(false)).isTrue();
        }
    }

    @Nested
    class A_disabled_link {

        @Test
        void is_switched_off_and_on_by_its_state() throws Exception {
            JsonNode link = create("");
            assertThat(ACMES.patch(path(link), "{\"state\": \"disabled\"}").json().path("state").asString())
                    .isEqualTo("disabled");
            assertThat(awaitEdge(link, "", "404")).contains("switched off");
            assertThat(ACMES.patch(path(link), "{\"state\": \"live\"}").json().path("state").asString())
                    .isEqualTo("live");
            awaitEdge(link, "", "302");
        }

        @ParameterizedTest
        @ValueSource(strings = {"\"expired\"", "\"taken-down\"", "\"retired\"", "\"\"", "null", "1"})
        void is_the_only_state_besides_live_that_can_be_set(String state) {
            Reply reply = ACMES.patch(path(create("")), "{\"state\": " + state + "}");
            assertThat(reply.status()).as("%s", reply).isEqualTo(400);
            assertThat(reply.json().path("errors").path(0).path("field").asString()).isEqualTo("state");
        }
    }

    @Nested
    class A_takedown {

        private final Client operator = NODE.as(OPERATOR);
        private final JsonNode link = create("");

        @Test
        void holds_whatever_the_owner_does_until_the_link_is_put_back() throws Exception {
            Reply down = operator.post(path(link) + "/take-down", "{\"reason\": \"Imitates a bank\"}");
            assertThat(down.status()).as("%s", down).isEqualTo(200);
            assertThat(down.json().path("state").asString()).isEqualTo("taken-down");
            assertThat(get(link).path("takenDown").asString()).isEqualTo("Imitates a bank");
            assertThat(awaitEdge(link, "", "410")).contains("taken down").doesNotContain("Imitates");
            assertThat(ACMES.patch(path(link), "{\"state\": \"live\"}").json().path("state").asString())
                    .isEqualTo("taken-down");
            Reply again = operator.post(path(link) + "/take-down", "{\"reason\": \"Once more\"}");
            assertThat(again.json().path("takenDown").asString()).as("repeated").isEqualTo("Imitates a bank");
            Reply back = operator.post(path(link) + "/put-back", "{\"reason\": \"Our mistake\"}");
            assertThat(back.json().path("state").asString()).isEqualTo("live");
            assertThat(back.json().path("takenDown").isNull()).isTrue();
            awaitEdge(link, "", "302");
            assertThat(ACMES.get(path(link) + "/history").json().toString())
                    .contains("Imitates a bank", "Our mistake", "link.LinkTakenDown/1");
        }

        @Test
        void is_for_those_who_run_the_platform_and_says_why() {
            String body = "{\"reason\": \"Mine\"}";
            assertThat(ACMES.post(path(link) + "/take-down", body).status()).isEqualTo(403);
            assertThat(NODE.as(GLOBEX).post(path(link) + "/put-back", body).status()).isEqualTo(403);
            Reply without = operator.post(path(link) + "/take-down", "{}");
            assertThat(without.status()).isEqualTo(400);
            assertThat(without.json().path("errors").path(0).path("field").asString()).isEqualTo("reason");
            assertThat(operator.post(LINKS + "/nothing/take-down", body).problem()).isEqualTo("link-not-found");
            ACMES.delete(path(link));
            assertThat(operator.post(path(link) + "/take-down", body).problem()).isEqualTo("link-retired");
        }
    }
}
