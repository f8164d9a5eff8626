package com.occuz.api;

import static com.occuz.running.RunningNode.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.running.Client;
import com.occuz.running.RawHttp;
import com.occuz.running.Reply;
import com.occuz.running.RunningNode;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class LinkPasswordContractTest {

    private static final RunningNode NODE = RunningNode.shared();
    private static final Client ACMES = NODE.as(ACME);
    private static final String LINKS = "/api/v1/links";
    private static final String SECRET = "open sésame 7";

    private static String path(JsonNode link) {
        return LINKS + "/" + link.path("id").asString();
    }

    private static String edge(JsonNode link, String method, String body, String expected) throws IOException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (true) {
            String answer = RawHttp.exchange(
                    NODE.edge(),
                    method + " /" + link.path("slug").asString() + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
            if (answer.startsWith("HTTP/1.1 " + expected)) {
                return answer;
            }
            assertThat(System.nanoTime()).as(answer).isLessThan(end);
            LockSupport.parkNanos(50_000_000);
        }
    }

    @Test
    void is_told_to_nobody_and_asked_by_the_edge_until_it_is_taken_away() throws IOException {
        Reply created = ACMES.post(LINKS, "{\"destination\": \"https://example.com/secret\", \"password\": \"" + SECRET + "\"}");
        assertThat(created.status()).as("%s", created).isEqualTo(201);
        JsonNode link = created.json();
        assertThat(link.path("hasPassword").asBoolean(false)).isTrue();
        assertThat(link.has("password")).isFalse();
        assertThat(edge(link, "GET", "", "200")).doesNotContain("/secret");
        assertThat(edge(link, "POST", "password=open+s%C3%A9same+7", "303")).containsIgnoringCase("Location: https://example.com/secret");
        edge(link, "POST", "password=open+sesame+7", "403");
        Reply untouched = ACMES.patch(path(link), "{\"title\": \"x\"}");
        assertThat(untouched.json().path("hasPassword").asBoolean(false)).isTrue();
        JsonNode opened = ACMES.patch(path(link), "{\"password\": null}").json();
        assertThat(opened.path("hasPassword").asBoolean(true)).isFalse();
        edge(link, "GET", "", "302");
        Reply history = ACMES.get(path(link) + "/history");
        assertThat(history.toString()).contains("link.LinkLocked/1", "hasPassword").doesNotContain("same", "$2a$");
        assertThat(created.toString()).doesNotContain("same 7", "$2a$");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"short\"", "\"\"", "123456", "true", "[]", "\"bell \\u0007 rings\"", "\"half \\ud83d one\""})
    void that_is_none_is_refused_by_its_name_and_not_repeated(String password) {
        Reply link = ACMES.post(LINKS, "{\"destination\": \"https://example.com/\"}");
        for (Reply reply : new Reply[] {
            ACMES.post(LINKS, "{\"destination\": \"https://example.com/\", \"password\": " + password + "}"),
            ACMES.patch(path(link.json()), "{\"password\": " + password + "}")
        }) {
            assertThat(reply.status()).as("%s", reply).isEqualTo(400);
            assertThat(reply.json().path("errors").path(0).path("field").asString()).isEqualTo("password");
            assertThat(reply.toString()).doesNotContain("bell");
        }
        Reply tooLong = ACMES.post(LINKS, "{\"destination\": \"https://example.com/\", \"password\": \"" + "ä".repeat(37) + "\"}");
        assertThat(tooLong.json().path("errors").path(0).path("message").asString()).contains("72 bytes");
    }
}
