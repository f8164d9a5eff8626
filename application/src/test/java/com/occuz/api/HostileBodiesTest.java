package com.occuz.api;

import static com.occuz.api.HostileValues.shortened;
import static com.occuz.running.RunningNode.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.running.Client;
import com.occuz.running.Reply;
import com.occuz.running.RunningNode;
import com.occuz.running.Stored;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every field of every body meets everything that should not be in it. */
class HostileBodiesTest {

    private static final RunningNode NODE = RunningNode.shared();
    private static final Client ACMES = NODE.as(ACME);

    private static String link = "";

    @BeforeAll
    static void makeALink() {
        link = ACMES.post("/api/v1/links", "{\"destination\": \"https://example.com/\"}").json().path("id").asString();
    }

    static Stream<HostileField> fields() {
        List<HostileField> fields = new ArrayList<>();
        for (boolean create : List.of(true, false)) {
            String route = create ? "POST /api/v1/links" : "PATCH /api/v1/links/{id}";
            String rest = create ? "\"destination\": \"https://example.com/\", " : "";
            fields.add(new HostileField(route, "destination", "{\"destination\": @}", Set.of()));
            link(fields, route, rest, "title", Set.of("null", "text"));
            link(fields, route, rest, "tags", Set.of("null", "list"));
            link(fields, route, rest, "validFrom", Set.of("null"));
            link(fields, route, rest, "expiresAt", Set.of("null"));
            link(fields, route, rest, "maxClicks", Set.of("null"));
            link(fields, route, rest, "forwardQuery", Set.of("null", "boolean"));
            link(fields, route, rest, "forwardPath", Set.of("null", "boolean"));
            link(fields, route, rest, "rules", Set.of("null", "list"));
            link(fields, route, rest, "password", Set.of("null", "text"));
            link(fields, route, rest, "state", Set.of());
            link(fields, route, rest, "redirectStatus", Set.of("null"));
            if (create) {
                link(fields, route, rest, "domain", Set.of("null"));
                link(fields, route, rest, "slug", Set.of("null", "slug"));
            } else {
                link(fields, route, rest, "slug", Set.of());
            }
            link(fields, route, rest, "unknown", Set.of());
        }
        String keys = "POST /api/v1/api-keys";
        fields.add(new HostileField(keys, "label", "{\"label\": @}", Set.of("text")));
        fields.add(new HostileField(keys, "scopes", "{\"label\": \"x\", \"scopes\": @}", Set.of("null")));
        fields.add(new HostileField(keys, "expiresAt", "{\"label\": \"x\", \"expiresAt\": @}", Set.of("null")));
        fields.add(new HostileField(keys, "role", "{\"label\": \"x\", \"role\": @}", Set.of()));
        String clicks = "POST /api/v1/clicks";
        String click = "\"clicks\": [{\"link\": \"{id}\", \"at\": \"2026-01-01T00:00:00Z\"}]";
        fields.add(new HostileField(clicks, "clicks", "{\"clicks\": @}", Set.of()));
        fields.add(new HostileField(clicks, "stream", "{\"stream\": @, \"offset\": 0, " + click + "}", Set.of()));
        fields.add(new HostileField(
                clicks,
                "offset",
                "{\"stream\": \"6f1c9a52-3b0e-4a57-9d5e-1f1f5f0c2a11\", \"offset\": @, " + click + "}",
                Set.of()));
        fields.add(new HostileField(clicks, "link", "{\"clicks\": [{\"link\": @, \"at\": \"2026-01-01T00:00:00Z\"}]}", Set.of()));
        fields.add(new HostileField(clicks, "at", "{\"clicks\": [{\"link\": \"{id}\", \"at\": @}]}", Set.of()));
        for (String text : List.of("userAgent", "referrer", "visitor", "ip", "language")) {
            String body = "{\"clicks\": [{\"link\": \"{id}\", \"at\": \"2026-01-01T00:00:00Z\", \"" + text + "\": @}]}";
            Set<String> takes = text.equals("ip") ? Set.of("null") : Set.of("null", "text", "control", "huge", "instant");
            fields.add(new HostileField(clicks, text, body, takes));
        }
        return fields.stream();
    }

    private static void link(List<HostileField> fields, String route, String rest, String name, Set<String> takes) {
        fields.add(new HostileField(route, name, "{" + rest + "\"" + name + "\": @}", takes));
    }

    private static Reply send(HostileField field, String value) {
        String[] route = field.route().replace("{id}", link).split(" ");
        return ACMES.with("Content-Type", "application/json")
                .send(route[0], route[1], field.with(value).replace("{id}", link));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void what_a_field_cannot_hold_is_refused_by_its_name_and_nothing_is_stored(HostileField field) {
        field.meetsEverything(NODE, value -> send(field, value), (sort, value) -> takes(field, sort, value));
    }

    private static boolean takes(HostileField field, String sort, String value) {
        return field.takes().contains(sort)
                // An empty list is a list of tags, and a word of plain letters is a slug, a title or a label.
                || field.name().equals("slug") && value.matches("\"[A-Za-z0-9_-]{1,128}\"")
                || field.takes().contains("text") && sort.equals("instant")
                || field.name().equals("title") && sort.equals("control") && value.isBlank();
    }

    static Stream<String> routesWithBody() {
        return fields().map(HostileField::route).distinct();
    }

    @Nested
    class A_body_that_is_no_JSON_object {

        static Stream<String> routes() {
            return routesWithBody();
        }

        private final List<byte[]> bodies = List.of(
                bytes(""),
                bytes(" "),
                bytes("null"),
                bytes("[]"),
                bytes("\"text\""),
                bytes("17"),
                bytes("{"),
                bytes("{\"a\"}"),
                bytes("{'a': 1}"),
                bytes("{\"a\": NaN}"),
                bytes("{\"a\": Infinity}"),
                bytes("{\"a\": 01}"),
                bytes("{\"a\": 1,}"),
                bytes("{} {}"),
                bytes("{} trailing"),
                bytes("{\"title\": \"a\", \"title\": \"b\"}"),
                bytes("{\"a\": \"\u0001\"}"),
                bytes("<xml/>"),
                bytes("a=b&c=d"),
                bytes("{\"a\":".repeat(10_000)),
                bytes("{\"a\": " + "[".repeat(10_000) + "]".repeat(10_000) + "}"),
                bytes("{\"" + "k".repeat(200_000) + "\": 1}"),
                bytes("{\"\\ud800\": 1}"),
                bytes("{\"a\\u0000b\": 1}"),
                new byte[] {'{', '"', (byte) 0xc3, (byte) 0x28, '"', ':', '1', '}'},
                new byte[] {'{', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', ':', '1', '}'},
                new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf},
                new byte[] {(byte) 0xff, (byte) 0xfe, 0, 0},
                new byte[] {0, 0, 0, 0});

        @ParameterizedTest
        @MethodSource("routes")
        void is_refused_and_nothing_is_stored(String route) {
            String[] parts = route.replace("{id}", link).split(" ");
            Stored before = NODE.stored();
            for (byte[] body : bodies) {
                Reply reply = ACMES.with("Content-Type", "application/json")
                        .send(parts[0], parts[1], BodyPublishers.ofByteArray(body));

                assertThat(reply.status())
                        .as("%s %s", shortened(new String(body, StandardCharsets.ISO_8859_1)), shortened(reply.toString()))
                        .isEqualTo(400);
                Problem.assertProblem(reply);
            }
            assertThat(NODE.stored()).isEqualTo(before);
        }

        @ParameterizedTest
        @MethodSource("routes")
        void is_too_large_from_eight_megabytes_on_whether_or_not_its_length_is_announced(String route) {
            String[] parts = route.replace("{id}", link).split(" ");
            byte[] huge = bytes("{\"title\": \"" + "x".repeat(9_000_000) + "\"}");
            Client json = ACMES.with("Content-Type", "application/json");
            for (Reply reply : List.of(
                    json.send(parts[0], parts[1], BodyPublishers.ofByteArray(huge)),
                    json.send(parts[0], parts[1], BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(huge))))) {
                assertThat(reply.status()).as("%s", reply).isEqualTo(413);
                assertThat(reply.problem()).isEqualTo("too-large");
            }
        }

        @ParameterizedTest
        @MethodSource("routes")
        void is_refused_for_its_content_type_if_that_is_another(String route) {
            String[] parts = route.replace("{id}", link).split(" ");
            for (String type : List.of(
                    "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "nonsense",
                    "application/json; charset=no-such", "*/*", "application/xml")) {
                Reply reply = ACMES.with("Content-Type", type).send(parts[0], parts[1], "{\"title\": \"x\"}");

                assertThat(reply.status()).as("%s: %s", type, reply).isEqualTo(415);
                Problem.assertProblem(reply);
            }
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    @Test
    void every_faulty_field_is_named_at_once() {
        Reply reply = ACMES.post("/api/v1/links", "{\"slug\": \"a b\", \"redirectStatus\": 303, \"colour\": 1}");

        assertThat(reply.json().path("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("destination", "slug", "redirectStatus", "colour");
    }

    @Test
    void what_is_accepted_comes_back_as_it_was_sent() {
        for (String title : List.of("'; drop table x; --", "<b>&amp;</b>", "\u202egnp.exe", "🚀\u200d👩", "e\u0301 é", "%00")) {
            String json = tools.jackson.databind.json.JsonMapper.shared()
                    .writeValueAsString(Map.of("destination", "https://example.com/", "title", title, "tags", List.of(title)));
            Reply reply = ACMES.post("/api/v1/links", json);

            assertThat(reply.json().path("title").asString()).isEqualTo(title);
            Reply found = ACMES.get("/api/v1/links?limit=1&tag="
                    + java.net.URLEncoder.encode(title, StandardCharsets.UTF_8));
            assertThat(found.json().path("items").path(0).path("tags").path(0).asString()).isEqualTo(title);
        }
    }

    @Test
    void a_body_of_nothing_but_faults_is_answered_with_the_first_fifty_of_them() {
        StringBuilder body = new StringBuilder("{\"destination\": \"https://example.com/\"");
        for (int i = 0; i < 20_000; i++) {
            body.append(", \"f").append(i).append("\": 0");
        }
        Reply refused = ACMES.post("/api/v1/links", body.append('}').toString());
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("errors")).hasSize(50);
    }

    @Test
    void a_body_of_more_parts_than_any_useful_one_has_is_not_read_to_its_end() {
        Reply refused = ACMES.post("/api/v1/links", "{\"tags\": [" + "0, ".repeat(250_000) + "0]}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.problem()).isEqualTo("malformed-json");
    }
}
