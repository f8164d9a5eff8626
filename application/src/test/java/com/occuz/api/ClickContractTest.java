package com.occuz.api;

import static com.occuz.running.RunningNode.ACME;
import static com.occuz.running.RunningNode.GLOBEX;
import static com.occuz.running.RunningNode.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.running.Analytics;
import com.occuz.running.Client;
import com.occuz.running.RawHttp;
import com.occuz.running.Reply;
import com.occuz.running.RunningNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ClickContractTest {

    private static final RunningNode NODE = RunningNode.shared();
    private static final Client ACMES = NODE.as(ACME);
    private static final String CLICKS = "/api/v1/clicks";

    private final String link = ACMES.post("/api/v1/links", "{\"destination\": \"https://example.com/\"}")
            .json()
            .path("id")
            .asString();

    private String click(String at) {
        return "{\"link\": \"" + link + "\", \"at\": \"" + at + "\"}";
    }

    private static String batch(String stream, long offset, String... clicks) {
        return "{\"stream\": \"%s\", \"offset\": %d, \"clicks\": [%s]}".formatted(stream, offset, String.join(", ", clicks));
    }

    private JsonNode analytics(String query) {
        return Analytics.settled(ACMES, "/api/v1/links/" + link + "/analytics" + query);
    }

    @Test
    void visits_that_found_no_link_are_told_to_operators_by_day_and_domain() throws InterruptedException {
        RawHttp.exchange(NODE.edge(), "GET /no-such-slug-at-all HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        RawHttp.exchange(NODE.edge(), "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        JsonNode day = NODE.as(OPERATOR).get(CLICKS + "/orphans").json().at("/items/0");
        for (int i = 0; i < 600 && (day.at("/domains/0/unknown").asLong() < 1 || day.at("/domains/0/root").asLong() < 1); i++) {
            Thread.sleep(100);
            day = NODE.as(OPERATOR).get(CLICKS + "/orphans").json().at("/items/0");
        }
        assertThat(day.at("/domains/0/domain").asString()).isEqualTo("default");
        assertThat(day.at("/domains/0/unknown").asLong()).isPositive();
        assertThat(day.at("/domains/0/root").asLong()).isPositive();
        assertThat(NODE.as(OPERATOR).get(CLICKS + "/orphans?limit=0").json().at("/errors/0/field").asString()).isEqualTo("limit");
        assertThat(NODE.as(OPERATOR).get(CLICKS + "/orphans?cursor=x").json().at("/errors/0/field").asString()).isEqualTo("cursor");
        assertThat(ACMES.get(CLICKS + "/orphans").status()).isEqualTo(403);
    }

    @Test
    void a_batch_that_is_sent_again_counts_once_and_learns_the_offset_expected_next() {
        String stream = UUID.randomUUID().toString();
        String batch = batch(stream, 0, click("2025-05-01T12:00:00+02:00"), click("2025-05-02T00:00:00Z"));
        Reply first = ACMES.post(CLICKS, batch);
        Reply again = ACMES.post(CLICKS, batch);
        Reply overlapping = ACMES.post(CLICKS, batch(stream, 1, click("2025-05-02T00:00:00Z")));
        Reply gap = ACMES.post(CLICKS, batch(stream, 3, click("2025-05-02T00:00:00Z")));
        Reply next = ACMES.post(CLICKS, batch(stream, 2, click("2025-05-02T23:59:59.999999Z")));

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.json().path("nextOffset").asLong()).isEqualTo(2);
        for (Reply refused : java.util.List.of(again, overlapping, gap)) {
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.problem()).isEqualTo("offset-mismatch");
            assertThat(refused.json().path("expectedOffset").asLong()).isEqualTo(2);
        }
        assertThat(next.status()).isEqualTo(200);
        assertThat(analytics("").path("total").asLong()).isEqualTo(3);
        assertThat(ACMES.get("/api/v1/links/" + link).json().path("clicks").asLong()).isEqualTo(3);
    }

    @Test
    void a_key_that_is_used_again_when_it_is_forgotten_counts_other_clicks_and_no_click_twice() {
        String key = UUID.randomUUID().toString();
        Client keyed = ACMES.with("Idempotency-Key", key);
        String today = "{\"clicks\": [%s]}".formatted(click("2025-05-01T00:00:00Z"));
        String tomorrow = "{\"clicks\": [%s]}".formatted(click("2025-05-02T00:00:00Z"));
        assertThat(keyed.post(CLICKS, today).status()).isEqualTo(200);

        forget(key);
        Reply others = keyed.post(CLICKS, tomorrow);
        assertThat(others.status()).as("%s", others).isEqualTo(200);
        assertThat(others.header("Idempotency-Replayed")).isEmpty();
        assertThat(analytics("").path("total").asLong()).isEqualTo(2);

        forget(key);
        Reply same = keyed.post(CLICKS, today);
        assertThat(same.status()).isEqualTo(200);
        assertThat(same.requiredHeader("Idempotency-Replayed")).isEqualTo("true");
        assertThat(analytics("").path("total").asLong()).isEqualTo(2);
    }

    /** As the hourly round does a day later. */
    private static void forget(String key) {
        assertThat(NODE.count(
                        "with gone as (delete from control.idempotency where key = ? returning key) select count(*) from gone", key))
                .isEqualTo(1);
    }

    @Test
    void a_stream_or_an_offset_that_is_wrong_is_one_fault_and_not_two() {
        String clicks = ", \"clicks\": [%s]}".formatted(click("2025-05-01T00:00:00Z"));
        Reply stream = ACMES.post(CLICKS, "{\"stream\": \"x\", \"offset\": 0" + clicks);
        Reply offset = ACMES.post(CLICKS, "{\"stream\": \"" + UUID.randomUUID() + "\", \"offset\": -1" + clicks);

        assertThat(stream.json().path("errors").findValuesAsString("field")).containsExactly("stream");
        assertThat(offset.json().path("errors").findValuesAsString("field")).containsExactly("offset");
    }

    @Test
    void an_address_that_is_none_and_a_visitor_without_a_name_are_refused_by_their_names() {
        for (String ip : List.of("", "x", "999.1.1.1", "1.2.3", "[::1]", "::g", "1.2.3.4:80", "fe80::1%eth0")) {
            Reply reply = ACMES.post(CLICKS, who("ip", ip));
            assertThat(reply.status()).as("%s: %s", ip, reply).isEqualTo(400);
            assertThat(reply.json().at("/errors/0/field").asString()).isEqualTo("clicks[0].ip");
        }
        for (String visitor : List.of("", " ")) {
            Reply reply = ACMES.post(CLICKS, who("visitor", visitor));
            assertThat(reply.status()).as("%s", reply).isEqualTo(400);
            assertThat(reply.json().at("/errors/0/field").asString()).isEqualTo("clicks[0].visitor");
        }
        for (String ip : List.of("203.0.113.9", "2001:db8::1", "::ffff:203.0.113.9")) {
            assertThat(ACMES.post(CLICKS, who("ip", ip)).status()).as(ip).isEqualTo(200);
        }
    }

    private String who(String field, String value) {
        return "{\"clicks\": [{\"link\": \"%s\", \"at\": \"2025-05-01T00:00:00Z\", \"%s\": \"%s\"}]}"
                .formatted(link, field, value);
    }

    @Test
    void a_stream_belongs_to_the_account_that_began_it() {
        String stream = UUID.randomUUID().toString();
        ACMES.post(CLICKS, batch(stream, 0, click("2025-05-01T00:00:00Z")));
        Client globex = NODE.as(GLOBEX);
        String globexes = globex.post("/api/v1/links", "{\"destination\": \"https://e.com/\"}").json().path("id").asString();
        Reply taken = globex.post(
                CLICKS, batch(stream, 1, "{\"link\": \"" + globexes + "\", \"at\": \"2025-05-01T00:00:00Z\"}"));

        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.problem()).isEqualTo("stream-taken");
    }

    @Test
    void analytics_sum_by_UTC_day_week_and_month_over_a_half_open_range() {
        String stream = UUID.randomUUID().toString();
        ACMES.post(CLICKS, batch(
                stream, 0,
                click("2025-03-31T23:59:59.999999Z"), click("2025-04-01T00:00:00Z"), click("2025-03-31T20:00:00-05:00"),
                click("2025-04-06T12:00:00Z"), click("2025-04-07T00:00:00Z")));

        JsonNode days = analytics("?from=2025-03-31&to=2025-04-07");
        assertThat(days.path("total").asLong()).isEqualTo(4);
        assertThat(days.path("series").toString())
                .isEqualTo("[{\"at\":\"2025-03-31T00:00:00Z\",\"clicks\":1},{\"at\":\"2025-04-01T00:00:00Z\",\"clicks\":2},"
                        + "{\"at\":\"2025-04-06T00:00:00Z\",\"clicks\":1}]");
        assertThat(analytics("?interval=week").path("series").toString())
                .isEqualTo("[{\"at\":\"2025-03-31T00:00:00Z\",\"clicks\":4},{\"at\":\"2025-04-07T00:00:00Z\",\"clicks\":1}]");
        assertThat(analytics("?interval=month").path("series").path(1).path("clicks").asLong()).isEqualTo(4);
        assertThat(analytics("").propertyNames()).containsExactly(
                "total", "humans", "bots", "uniques", "series", "groups", "uniquesOf", "position", "behind");
        assertThat(ACMES.get("/api/v1/links/" + link + "/analytics?from=2025-04-02&to=2025-04-02").status())
                .isEqualTo(400);
    }

    @Test
    void a_click_of_the_future_is_refused_and_nothing_of_its_batch_is_stored() {
        Reply reply = ACMES.post(CLICKS, batch(
                UUID.randomUUID().toString(), 0,
                click("2025-05-01T00:00:00Z"), click(Instant.now().plusSeconds(3_600).toString())));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("errors").path(0).path("field").asString()).isEqualTo("clicks[1].at");
        assertThat(analytics("").path("total").asLong()).isZero();
    }

    @Test
    void redirects_of_the_edge_are_added() throws InterruptedException {
        String slug = ACMES.get("/api/v1/links/" + link).json().path("slug").asString();
        String request = "GET /" + slug + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        String answer = com.occuz.running.RawHttp.exchange(NODE.edge(), request);
        for (int i = 0; i < 40 && !answer.startsWith("HTTP/1.1 302"); i++) {
            Thread.sleep(50);
            answer = com.occuz.running.RawHttp.exchange(NODE.edge(), request);
        }
        assertThat(answer).startsWith("HTTP/1.1 302").contains("https://example.com/");
        for (int i = 0; i < 100 && analytics("").path("total").asLong() == 0; i++) {
            Thread.sleep(50);
        }
        assertThat(analytics("").path("total").asLong()).isEqualTo(1);
    }
}
