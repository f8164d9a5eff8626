package com.occuz.api;

import static com.occuz.running.RunningNode.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.running.Client;
import com.occuz.running.RawHttp;
import com.occuz.running.Reply;
import com.occuz.running.RunningNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class LinkRulesContractTest {

    private static final RunningNode NODE = RunningNode.shared();
    private static final Client ACMES = NODE.as(ACME);
    private static final String LINKS = "/api/v1/links";
    private static final String PHONES = """
            {"name": "phones", "conditions": {"device": ["phone"], "language": ["DE"], "from": "2026-01-01T00:00:00+01:00",
             "query": [{"parameter": "src", "values": ["mail"]}]}, "destination": "https://example.com/app"}""";
    private static final String SPLIT = """
            {"name": "split", "variants": [{"name": "a", "destination": "https://example.com/a"},
             {"name": "b", "weight": 3, "destination": "https://example.com/b"}]}""";

    private static JsonNode create(String rules) {
        Reply reply = ACMES.post(LINKS, "{\"destination\": \"https://example.com/\", \"rules\": " + rules + "}");
        assertThat(reply.status()).as("%s", reply).isEqualTo(201);
        return reply.json();
    }

    private static JsonNode change(JsonNode link, String rules) {
        Reply reply = ACMES.patch(LINKS + "/" + link.path("id").asString(), "{\"rules\": " + rules + "}");
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
        return reply.json();
    }

    private static List<String> names(JsonNode link) {
        List<String> names = new ArrayList<>();
        link.path("rules").forEach(rule -> names.add(rule.path("name").asString()));
        return names;
    }

    @Test
    void rules_are_kept_in_their_order_and_decide_at_the_edge() throws IOException {
        JsonNode link = create("[" + PHONES + "," + SPLIT + "]");
        assertThat(names(link)).containsExactly("phones", "split");
        JsonNode phones = link.path("rules").path(0);
        assertThat(phones.path("conditions").path("language").path(0).asString()).isEqualTo("de");
        assertThat(phones.path("conditions").path("from").asString()).isEqualTo("2025-12-31T23:00:00Z");
        assertThat(link.path("rules").path(1).path("variants").path(0).path("weight").asInt()).isEqualTo(1);
        assertThat(awaitEdge(link, "?src=mail", "Accept-Language: de\r\nUser-Agent: iPhone\r\n"))
                .containsIgnoringCase("Location: https://example.com/app");
        assertThat(awaitEdge(link, "", "")).containsPattern("(?i)Location: https://example.com/[ab]\r\n");
    }

    private static String awaitEdge(JsonNode link, String rest, String headers) throws IOException {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (true) {
            String answer = RawHttp.exchange(
                    NODE.edge(),
                    "GET /" + link.path("slug").asString() + rest + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                            + headers + "\r\n");
            if (answer.startsWith("HTTP/1.1 302")) {
                return answer;
            }
            assertThat(System.nanoTime()).as(answer).isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
    }

    @Test
    void a_change_replaces_all_of_them_and_says_so_in_the_history() {
        JsonNode link = create("[" + PHONES + "]");
        assertThat(names(change(link, "[" + SPLIT + "," + PHONES + "]"))).containsExactly("split", "phones");
        assertThat(names(change(link, "null"))).isEmpty();
        assertThat(names(change(link, "[" + PHONES + "]"))).containsExactly("phones");
        assertThat(names(change(link, "[]"))).isEmpty();
        JsonNode history = ACMES.get(LINKS + "/" + link.path("id").asString() + "/history").json().path("items");
        assertThat(history.path(0).path("changes").path("rules")).isEmpty();
        assertThat(history.path(1).path("event").asString()).isEqualTo("link.RulesChanged/1");
        assertThat(history.path(1).path("changes").path("rules").path(0).asString())
                .isEqualTo("phones: device phone; language de; from 2025-12-31T23:00:00Z; ?src=mail → https://example.com/app");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            [1]                                                                          | rules[0]
            [{"destination": "https://example.com/"}]                                   | rules[0].name
            [{"name": "A b", "destination": "https://example.com/"}]                    | rules[0].name
            [{"name": "a"}]                                                             | rules[0].destination
            [{"name": "a", "destination": "ftp://example.com/"}]                        | rules[0].destination
            [{"name": "a", "destination": "http://127.0.0.1/"}]                         | rules[0].destination
            [{"name": "a", "destination": "http://a.example", "x": 1}]                  | rules[0].x
            [{"name": "a", "destination": "http://a.example", "variants": []}]          | rules[0].variants
            [{"name": "a", "variants": [{"name": "a", "destination": "http://a.example"}]}] | rules[0].variants
            [{"name": "a", "variants": [{"name": "a", "destination": "http://a.example"}, {"name": "b", "weight": 0, "destination": "http://a.example"}]}] | rules[0].variants[1].weight
            [{"name": "a", "variants": [{"name": "a", "destination": "http://a.example"}, {"name": "a", "destination": "http://a.example"}]}] | rules[0].variants
            [{"name": "a", "variants": [{"name": "a", "destination": "http://a.example"}, {"name": "b", "destination": "http://localhost/"}]}] | rules[0].variants[1].destination
            [{"name": "a", "destination": "http://a.example"}, {"name": "a", "destination": "http://a.example"}] | rules
            [{"name": "a", "conditions": [], "destination": "http://a.example"}]        | rules[0].conditions
            [{"name": "a", "conditions": {"device": ["watch"]}, "destination": "http://a.example"}] | rules[0].conditions.device
            [{"name": "a", "conditions": {"os": "ios"}, "destination": "http://a.example"}] | rules[0].conditions.os
            [{"name": "a", "conditions": {"browser": [1]}, "destination": "http://a.example"}] | rules[0].conditions.browser
            [{"name": "a", "conditions": {"language": ["deutsch!"]}, "destination": "http://a.example"}] | rules[0].conditions.language
            [{"name": "a", "conditions": {"country": ["Austria"]}, "destination": "http://a.example"}] | rules[0].conditions.country
            [{"name": "a", "conditions": {"from": "tomorrow"}, "destination": "http://a.example"}] | rules[0].conditions.from
            [{"name": "a", "conditions": {"from": "2026-01-01T00:00:00Z", "until": "2026-01-01T00:00:00Z"}, "destination": "http://a.example"}] | rules[0].conditions.until
            [{"name": "a", "conditions": {"query": {"src": "mail"}}, "destination": "http://a.example"}] | rules[0].conditions.query
            [{"name": "a", "conditions": {"query": [{"values": []}]}, "destination": "http://a.example"}] | rules[0].conditions.query[0].parameter
            [{"name": "a", "conditions": {"query": [{"parameter": "a", "values": ["\\u0007"]}]}, "destination": "http://a.example"}] | rules[0].conditions.query[0].values
            [{"name": "a", "conditions": {"query": [{"parameter": "a"}, {"parameter": "a", "values": ["b"]}]}, "destination": "http://a.example"}] | rules[0].conditions.query
            [{"name": "a", "conditions": {"country": ["DE"], "planet": 1}, "destination": "http://a.example"}] | rules[0].conditions.planet
            """)
    void what_is_wrong_is_named(String rules, String field) {
        JsonNode link = create("null");
        for (Reply reply : List.of(
                ACMES.post(LINKS, "{\"destination\": \"https://example.com/\", \"rules\": " + rules + "}"),
                ACMES.patch(LINKS + "/" + link.path("id").asString(), "{\"rules\": " + rules + "}"))) {
            assertThat(reply.status()).as("%s", reply).isEqualTo(400);
            List<String> fields = new ArrayList<>();
            reply.json().path("errors").forEach(error -> fields.add(error.path("field").asString()));
            assertThat(fields).as("%s", reply).contains(field);
        }
    }

    @Test
    void there_are_20_at_most() {
        String many = "[" + String.join(",", IntStream.range(0, 21)
                .mapToObj(i -> "{\"name\": \"r" + i + "\", \"destination\": \"http://a.example\"}")
                .toList()) + "]";
        Reply reply = ACMES.post(LINKS, "{\"destination\": \"https://example.com/\", \"rules\": " + many + "}");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("errors").path(0).path("field").asString()).isEqualTo("rules");
    }
}
