package com.occuz.api;

import static com.occuz.running.RunningNode.ACME;
import static com.occuz.running.RunningNode.AUDITOR;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.running.Client;
import com.occuz.running.RawHttp;
import com.occuz.running.Reply;
import com.occuz.running.RunningNode;
import com.occuz.running.Stored;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Targets, queries, headers and whole requests that no client of ours would send. */
class HostileRequestsTest {

    private static final RunningNode NODE = RunningNode.shared();
    private static final Client ACMES = NODE.as(ACME);

    private static String link = "";

    @BeforeAll
    static void makeALink() {
        link = ACMES.post("/api/v1/links", "{\"destination\": \"https://example.com/\"}").json().path("id").asString();
    }

    private static final List<String> QUERY_VALUES = List.of(
            "", "%20", "-1", "0", "501", "99999999999999999999", "1e3", "NaN", "0x10", "%D9%A3", "%00", "%ED%A0%80",
            "%FF", "%E2%80%AE", "'%20or%201=1--", "%3Cscript%3E", "null", "1&limit=2", "%F0%9F%9A%80", "x".repeat(4000),
            "0000-01-01T00:00:00Z", "%2B99999-01-01", "9999-12-31", "2026-02-30", "2026-12-31T23:59:60Z", "cDk5", "cA");

    /** No text at all, so that no parameter can be told from another. */
    private static final List<String> UNDECODABLE = List.of("%ED%A0%80", "%FF");

    static Stream<String> queries() {
        return Stream.of(
                "/links?limit=", "/links?cursor=", "/links?tag=", "/links/{id}/history?limit=",
                "/links/{id}/history?cursor=", "/links/{id}/qr?format=", "/links/{id}/qr?size=",
                "/links/{id}/analytics?from=", "/links/{id}/analytics?to=", "/links/{id}/analytics?interval=",
                "/links/{id}/analytics?groupBy=", "/links/{id}/analytics?zone=", "/links/{id}/analytics?limit=",
                "/links/{id}/analytics?bot=", "/links/{id}/analytics?referrer=", "/analytics?compare=", "/analytics?tag=",
                "/analytics?link=", "/analytics?domain=", "/analytics/clicks?format=", "/analytics/clicks?os=", "/api-keys?limit=", "/api-keys?cursor=");
    }

    @ParameterizedTest
    @MethodSource("queries")
    void a_query_parameter_is_understood_or_refused_by_its_name(String query) {
        String name = query.substring(query.indexOf('?') + 1, query.length() - 1);
        for (String value : QUERY_VALUES) {
            Reply reply = ACMES.get("/api/v1" + query.replace("{id}", link) + value);

            assertThat(reply.status()).as("%s%s: %s", query, value, reply).isIn(200, 400);
            if (reply.status() == 400) {
                Problem.assertProblem(reply);
            }
            if (reply.status() == 400 && !UNDECODABLE.contains(value)) {
                assertThat(reply.json().path("errors").findValuesAsString("field")).as("%s%s: %s", query, value, reply)
                        .containsAnyOf(name, value.endsWith("&limit=2") ? "limit" : name);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/me", "/links", "/links/{id}", "/links/{id}/history", "/links/{id}/qr", "/links/{id}/analytics", "/analytics", "/analytics/clicks",
                "/incidents",
                "/api-keys", "/sla/uptime"
            })
    void a_parameter_that_a_route_does_not_know_is_refused_by_its_name(String path) {
        for (String name : List.of("limt", "Limit", "asof", "x%20y")) {
            Reply reply = ACMES.get("/api/v1" + path.replace("{id}", link) + "?" + name + "=1");

            assertThat(reply.status()).as("%s %s: %s", path, name, reply).isEqualTo(400);
            Problem.assertProblem(reply);
            assertThat(reply.json().path("errors").findValuesAsString("field"))
                    .containsExactly(name.replace("%20", " "));
        }
    }

    @Test
    void a_parameter_that_is_given_twice_and_a_cursor_of_another_list_are_refused() {
        for (String query : List.of("/links?limit=1&limit=1", "/links?tag=a&tag=b", "/links/" + link + "/qr?size=100&size=200")) {
            Reply reply = ACMES.get("/api/v1" + query);
            assertThat(reply.status()).as("%s: %s", query, reply).isEqualTo(400);
            assertThat(reply.json().at("/errors/0/message").asString()).isEqualTo("must be given once");
        }
        ACMES.post("/api/v1/links", "{\"destination\": \"https://example.com/\"}");
        String cursor = ACMES.get("/api/v1/links?limit=1").json().path("nextCursor").asString();
        assertThat(ACMES.get("/api/v1/links?limit=1&cursor=" + cursor).status()).isEqualTo(200);
        for (String other : List.of("/api-keys", "/incidents", "/incidents?sort=due", "/links/" + link + "/history")) {
            Reply reply = ACMES.get("/api/v1" + other + (other.contains("?") ? "&" : "?") + "cursor=" + cursor);
            assertThat(reply.status()).as("%s: %s", other, reply).isEqualTo(400);
            assertThat(reply.json().at("/errors/0/field").asString()).isEqualTo("cursor");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/links/", "/links/%s/history", "/links/%s/qr", "/links/%s/analytics"})
    void an_id_that_is_none_is_not_found_or_refused_and_never_a_failure(String path) {
        for (String id : List.of(
                "x", "-", "%20", "%00", "%ED%A0%80", "%FF", "bGluazo", "bGluazpkZWZhdWx0L2s3=", "..", ".", "%2e%2e",
                "%2F", "..%2f..%2fetc", ";a=b", "x;jsessionid=1", "%5c", "%252e", "'%20or%201=1--", "x".repeat(3000),
                "%E2%80%AE", "k_1", "*")) {
            String target = "/api/v1" + (path.contains("%s") ? path.replace("%s", id) : path + id);
            for (String method : List.of("GET", "DELETE")) {
                String answer = raw(method + " " + target + " HTTP/1.1", "");
                assertThat(status(answer)).as("%s %s: %s", method, target, answer).isIn(200, 400, 404, 405);
                assertThat(status(answer) == 200 && method.equals("DELETE")).as(target).isFalse();
                assertThat(isProblemOrEmpty(answer)).as(answer).isTrue();
            }
        }
    }

    @Test
    void headers_are_understood_or_refused_by_their_name() {
        Stored before = NODE.stored();
        String body = "{\"destination\": \"https://example.com/\", \"slug\": \"no slug\"}";
        for (String value : List.of("x".repeat(256), "a b", "\u00e9", "\t")) {
            refusedByName("POST /api/v1/links HTTP/1.1", "Idempotency-Key: " + value, body, "Idempotency-Key");
        }
        for (String value : List.of("3", "W/\"3\"", "\"x\"", "\"-1\"", "\"1\", \"2\"", "\"9999999999999999999\"", "\"\u0663\"")) {
            refusedByName("PATCH /api/v1/links/" + link + " HTTP/1.1", "If-Match: " + value, "{}", "If-Match");
            refusedByName("DELETE /api/v1/links/" + link + " HTTP/1.1", "If-Match: " + value, "", "If-Match");
        }
        for (String value : List.of("-1", "x", "1.0", "9999999999999999999", "0x1", "1,2", "\u0663")) {
            refusedByName("GET /api/v1/links HTTP/1.1", "Occuz-Min-Position: " + value, "", "Occuz-Min-Position");
        }
        assertThat(NODE.stored()).isEqualTo(before);
    }

    private static void refusedByName(String line, String header, String body, String field) {
        String answer = raw(line, body, header);
        assertThat(status(answer)).as("%s: %s", header, answer).isEqualTo(400);
        assertThat(answer).as(header).contains("\"field\":\"" + field + "\"");
    }

    @Test
    void an_authorization_that_is_none_is_401_and_an_accept_that_cannot_be_met_406() {
        for (String value : List.of("", "Bearer", "Bearer ", "Bearer  ", "Bearer x y", "Basic YTpi", "occuz_x", "\u00e9", "Bearer \u0000", "Bearer " + "x".repeat(4000))) {
            String answer = RawHttp.exchange(
                    NODE.console(), "GET /api/v1/me HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: " + value + "\r\n\r\n");
            assertThat(status(answer)).as("%s: %s", value, answer).isIn(400, 401);
            assertThat(isProblemOrEmpty(answer)).as(answer).isTrue();
        }
        for (String accept : List.of("text/html", "nonsense", "image/png", "application/xml;q=0.1", "/", "a/b/c")) {
            Reply reply = ACMES.with("Accept", accept).get("/api/v1/links");
            assertThat(reply.status()).as("%s: %s", accept, reply).isEqualTo(406);
            Problem.assertProblem(reply);
        }
        assertThat(ACMES.with("Accept", "application/*").get("/api/v1/links").status()).isEqualTo(200);
    }

    @Test
    void what_cannot_be_parsed_is_a_problem_document_or_an_empty_refusal() {
        String key = "Authorization: Bearer " + NODE.key(ACME) + "\r\n";
        String host = "Host: localhost\r\nConnection: close\r\n" + key;
        Stored before = NODE.stored();
        for (String request : List.of(
                "GET /api/v1/links?limit=%zz HTTP/1.1\r\n" + host + "\r\n",
                "GET /api/v1/links?tag=%e HTTP/1.1\r\n" + host + "\r\n",
                "GET /api/v1/links?%=1 HTTP/1.1\r\n" + host + "\r\n",
                "GET /api/v1/%zz HTTP/1.1\r\n" + host + "\r\n",
                "GET /api/v1/% HTTP/1.1\r\n" + host + "\r\n",
                "GET /api/v1/links/<script> HTTP/1.1\r\n" + host + "\r\n",
                "GET /api/v1/links/a\"b{}|\\^` HTTP/1.1\r\n" + host + "\r\n",
                "GET /api/v1/links/\u00e9 HTTP/1.1\r\n" + host + "\r\n",
                "GET /api/v1/../v1/nothing HTTP/1.1\r\n" + host + "\r\n",
                "GET /../../../etc/passwd HTTP/1.1\r\n" + host + "\r\n",
                "GET /api/v1//nothing HTTP/1.1\r\n" + host + "\r\n",
                "GET /api/v1/nothing%2f..%2flinks HTTP/1.1\r\n" + host + "\r\n",
                "GET /api/v1/nothing HTTP/1.1\r\n" + host + "\r\n",
                "GET /nothing HTTP/1.1\r\n" + host + "\r\n",
                "GET nothing HTTP/1.1\r\n" + host + "\r\n",
                "GET http://elsewhere.example/x HTTP/1.1\r\n" + host + "\r\n",
                "GET /api/v1/links HTTP/9.9\r\n" + host + "\r\n",
                "GET /api/v1/links\r\n\r\n",
                "GET  /api/v1/links HTTP/1.1\r\n" + host + "\r\n",
                "G\u0000T /api/v1/links HTTP/1.1\r\n" + host + "\r\n",
                "BREW /api/v1/links HTTP/1.1\r\n" + host + "\r\n",
                "TRACE /api/v1/links HTTP/1.1\r\n" + host + "\r\n",
                "CONNECT localhost:80 HTTP/1.1\r\n" + host + "\r\n",
                "PUT /api/v1/links HTTP/1.1\r\n" + host + "\r\n",
                "POST /api/v1/me HTTP/1.1\r\n" + host + "Content-Length: 0\r\n\r\n",
                "GET /api/v1/links HTTP/1.1\r\n" + key + "Connection: close\r\n\r\n",
                "GET /api/v1/links HTTP/1.1\r\nHost: a\r\nHost: b\r\n" + host + "\r\n",
                "GET /api/v1/links HTTP/1.1\r\nHost: a b\r\n" + key + "\r\n",
                "GET /nothing HTTP/1.0\r\n" + key + "\r\n",
                "POST /api/v1/links HTTP/1.1\r\n" + host + "Content-Type: application/json\r\nContent-Length: -5\r\n\r\n{}",
                "POST /api/v1/links HTTP/1.1\r\n" + host + "Content-Type: application/json\r\nContent-Length: x\r\n\r\n{}",
                "POST /api/v1/links HTTP/1.1\r\n" + host + "Content-Type: application/json\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
                "POST /api/v1/links HTTP/1.1\r\n" + host + "Content-Type: application/json\r\nContent-Length: 99999999999999999999\r\n\r\n{}",
                "POST /api/v1/links HTTP/1.1\r\n" + host + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
                "POST /api/v1/links HTTP/1.1\r\n" + host + "Content-Type: application/json\r\nTransfer-Encoding: nonsense\r\n\r\n{}",
                "GET /api/v1/links HTTP/1.1\r\n" + host + "X: " + "x".repeat(100_000) + "\r\n\r\n",
                "GET /" + "x".repeat(100_000) + " HTTP/1.1\r\n" + host + "\r\n",
                "GET /api/v1/links HTTP/1.1\r\n" + host + "a: b\r\n".repeat(500) + "\r\n",
                "GET /api/v1/links HTTP/1.1\r\n" + host + "bad header\r\n\r\n",
                "GET /api/v1/links HTTP/1.1\r\n" + host + "Bad\u0001Name: x\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")) {
            String answer = RawHttp.exchange(NODE.console(), request);
            String said = shortened(request) + " -> " + shortened(answer);

            // Whoever speaks HTTP/0.9 gets a body and nothing else.
            if (answer.startsWith("HTTP/")) {
                assertThat(status(answer)).as(said).isBetween(200, 505);
                assertThat(status(answer)).as(said).isNotIn(500, 502, 503, 504);
                assertThat(isProblemOrEmpty(answer)).as(said).isTrue();
            }
            assertThat(answer).doesNotContain("Tomcat").doesNotContain("Exception").doesNotContain("<html");
        }
        assertThat(NODE.stored()).isEqualTo(before);
    }

    @Test
    void headers_beyond_all_measure_are_431() {
        String answer = raw("GET /api/v1/links HTTP/1.1", "", "X: " + "x".repeat(50_000));

        assertThat(status(answer)).as(shortened(answer)).isIn(400, 431);
    }

    @Test
    void an_unknown_path_is_404_with_a_key_and_401_without() {
        Reply known = NODE.as(AUDITOR).get("/api/v1/nothing");
        assertThat(known.status()).isEqualTo(404);
        assertThat(known.problem()).isEqualTo("not-found");
        assertThat(NODE.nobody().get("/api/v1/nothing").status()).isEqualTo(401);
        assertThat(NODE.nobody().get("/nothing").status()).isEqualTo(404);
        Problem.assertProblem(NODE.nobody().get("/nothing"));
        Reply put = ACMES.with("Content-Type", "application/json").send("PUT", "/api/v1/links", "{}");
        assertThat(put.status()).isEqualTo(405);
        assertThat(put.requiredHeader("Allow")).contains("GET").contains("POST");
    }

    private static String raw(String line, String body, String... headers) {
        StringBuilder request = new StringBuilder(line)
                .append("\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer ")
                .append(NODE.key(ACME))
                .append("\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        if (!body.isEmpty()) {
            request.append("Content-Type: application/json\r\nContent-Length: ").append(body.length()).append("\r\n");
        }
        return RawHttp.exchange(NODE.console(), request.append("\r\n").append(body).toString());
    }

    private static int status(String answer) {
        return answer.matches("(?s)HTTP/1\\.[01] \\d{3}.*") ? Integer.parseInt(answer.substring(9, 12)) : 0;
    }

    private static boolean isProblemOrEmpty(String answer) {
        if (status(answer) < 400) {
            return true;
        }
        int end = answer.indexOf("\r\n\r\n");
        return answer.length() == end + 4 || answer.contains("application/problem+json");
    }

    private static String shortened(String text) {
        return text.length() > 700 ? text.substring(0, 700) + "…" : text;
    }
}
