package com.occuz.api;

import static com.occuz.running.RunningNode.ACME;
import static com.occuz.running.RunningNode.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.occuz.running.Client;
import com.occuz.running.Reply;
import com.occuz.running.RunningNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class LinkContractTest {

    private static final RunningNode NODE = RunningNode.shared();
    private static final Client ACMES = NODE.as(ACME);
    private static final String LINKS = "/api/v1/links";

    private static Reply create(String fields) {
        Reply reply = ACMES.post(LINKS, "{\"destination\": \"https://example.com/\"" + fields + "}");
        assertThat(reply.status()).as("%s", reply).isEqualTo(201);
        return reply;
    }

    private static String path(Reply link) {
        return LINKS + "/" + link.json().path("id").asString();
    }

    private static String unused() {
        return "s" + UUID.randomUUID();
    }

    @Nested
    class A_new_link {

        @Test
        void is_there_under_its_location_with_its_version_as_etag_and_its_position() {
            Reply created = create("");
            Reply found = ACMES.get(created.requiredHeader("Location"));

            assertThat(found.status()).isEqualTo(200);
            assertThat(found.json()).isEqualTo(created.json());
            assertThat(created.requiredHeader("ETag")).isEqualTo("\"1\"").isEqualTo(found.requiredHeader("ETag"));
            assertThat(Long.parseLong(created.requiredHeader("Occuz-Position"))).isPositive();
            assertThat(created.json().propertyNames())
                    .containsExactly(
                            "id", "domain", "slug", "shortUrl", "destination", "title", "tags", "validFrom",
                            "expiresAt", "maxClicks", "forwardQuery", "forwardPath", "rules", "hasPassword", "redirectStatus", "state",
                            "takenDown", "clicks", "createdAt", "version");
            assertThat(created.json().path("shortUrl").asString())
                    .isEqualTo("http://go.example/" + created.json().path("slug").asString());
            assertThat(created.json().path("slug").asString()).matches("[2-9a-zA-Z]{9}");
        }

        @Test
        void keeps_instants_to_the_microsecond_whatever_their_offset() {
            JsonNode link = create(", \"validFrom\": \"2026-01-09T20:00:00.123456789-05:00\","
                            + " \"expiresAt\": \"9999-12-29T23:59:59.999999+05:30\"").json();

            assertThat(Instant.parse(link.path("validFrom").asString()))
                    .isEqualTo(Instant.parse("2026-01-10T01:00:00.123456Z"));
            assertThat(Instant.parse(link.path("expiresAt").asString()))
                    .isEqualTo(Instant.parse("9999-12-29T18:29:59.999999Z"));
        }

        @Test
        void is_scheduled_live_or_expired_by_its_validity() {
            assertThat(create(", \"validFrom\": \"2999-01-01T00:00:00Z\"").json().path("state").asString())
                    .isEqualTo("scheduled");
            assertThat(create(", \"expiresAt\": \"2001-01-01T00:00:00Z\"").json().path("state").asString())
                    .isEqualTo("expired");
            assertThat(create("").json().path("state").asString()).isEqualTo("live");
            assertThat(ACMES.post(LINKS, "{\"destination\": \"https://e.com\", \"validFrom\": \"2026-01-01T00:00:00Z\","
                                    + " \"expiresAt\": \"2026-01-01T00:00:00Z\"}")
                            .json().path("errors").path(0).path("field").asString())
                    .isEqualTo("expiresAt");
        }

        @Test
        void has_the_slug_it_asked_for_unless_that_is_taken_by_anybody_and_for_ever() {
            String slug = unused();
            Reply first = create(", \"slug\": \"" + slug + "\"");
            String again = "{\"destination\": \"https://example.com/\", \"slug\": \"" + slug + "\"}";

            for (Client other : List.of(ACMES, NODE.as(GLOBEX))) {
                Reply refused = other.post(LINKS, again);
                assertThat(refused.status()).isEqualTo(409);
                assertThat(refused.problem()).isEqualTo("slug-taken");
                assertThat(refused.json().path("errors").path(0).path("field").asString()).isEqualTo("slug");
            }
            ACMES.delete(path(first));
            assertThat(ACMES.post(LINKS, again).problem()).isEqualTo("slug-taken");
        }

        @Test
        void wins_its_slug_alone_against_thirty_one_others() throws Exception {
            String body = "{\"destination\": \"https://example.com/\", \"slug\": \"" + unused() + "\"}";
            List<Callable<Reply>> race = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                Client racer = i % 2 == 0 ? ACMES : NODE.as(GLOBEX);
                race.add(() -> racer.post(LINKS, body));
            }
            List<Integer> statuses = new ArrayList<>();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Future<Reply> reply : threads.invokeAll(race)) {
                    statuses.add(reply.get().status());
                }
            }
            assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
        }
    }

    @Nested
    class A_destination {

        @ParameterizedTest
        @ValueSource(strings = {
            "https://bücher.example/ä?q=ü#x|https://xn--bcher-kva.example/ä?q=ü#x",
            "HTTP://EXAMPLE.COM:8080/Path|http://example.com:8080/Path",
            "https://例え.テスト/|https://xn--r8jz45g.xn--zckzah/",
            "https://faß.example|https://xn--fa-hia.example",
            "https://[2001:DB8::1]/|https://[2001:db8::1]/"})
        void is_kept_with_its_host_as_A_labels(String pair) {
            String[] sentAndKept = pair.split("\\|");
            Reply reply = ACMES.post(LINKS, "{\"destination\": \"" + sentAndKept[0] + "\"}");

            assertThat(reply.json().path("destination").asString()).as("%s", reply).isEqualTo(sentAndKept[1]);
        }

        @Test
        void may_have_two_thousand_and_forty_eight_characters_and_more() {
            for (int length : List.of(2_048, 8_192)) {
                String url = "https://example.com/" + "x".repeat(length - "https://example.com/".length());
                assertThat(ACMES.post(LINKS, "{\"destination\": \"" + url + "\"}").json().path("destination").asString())
                        .isEqualTo(url);
            }
            assertThat(ACMES.post(LINKS, "{\"destination\": \"https://example.com/" + "x".repeat(8_192) + "\"}").status())
                    .isEqualTo(400);
        }

        @ParameterizedTest
        @ValueSource(strings = {
            "ftp://example.com/", "javascript:alert(1)", "//example.com/", "example.com", "https://", "https:///x",
            "https://user@example.com/", "https://user:pass@example.com/", "https://example.com@evil.example/",
            "https://exa mple.com/", "https://example.com/a\\u0000b", "https://example.com/a\\nb", "https://-\\u0085-/",
            "https://example.com:0/", "https://example.com:65536/", "https://example.com:x/", "https://256.1.1.1/",
            "https://example..com/", "https://[::1/", "https:\\\\\\\\example.com", "https://example.com\\\\@x/"})
        void that_is_none_is_refused_by_its_name(String destination) {
            assertRefused(destination, "invalid-request");
        }

        @ParameterizedTest
        @ValueSource(strings = {
            "http://go.example/x", "http://GO.EXAMPLE./x", "https://go.example:9999/", "http://localhost/",
            "http://LOCALHOST:8080/", "http://a.localhost/", "http://127.0.0.1/", "http://127.9.8.7/", "http://0x7f.1/",
            "http://2130706433/", "http://017700000001/", "http://127.1/", "http://[::1]/", "http://[0:0:0:0:0:0:0:1]/",
            "http://[::ffff:127.0.0.1]/", "http://0.0.0.0/", "http://[::]/", "http://１２７.０.０.１/"})
        void may_not_be_a_host_of_ours_in_any_spelling(String destination) {
            Reply reply = ACMES.post(LINKS, "{\"destination\": \"" + destination + "\"}");
            assertThat(reply.status()).as("%s", reply).isEqualTo(400);
            assertThat(reply.json().path("errors").path(0).path("field").asString()).isEqualTo("destination");
            Reply changed = ACMES.patch(path(create("")), "{\"destination\": \"" + destination + "\"}");
            assertThat(changed.status()).as("%s", changed).isEqualTo(400);
        }

        private static void assertRefused(String destination, String problem) {
            Reply reply = ACMES.post(LINKS, "{\"destination\": \"" + destination + "\"}");
            assertThat(reply.status()).as("%s", reply).isEqualTo(400);
            assertThat(reply.problem()).isEqualTo(problem);
            assertThat(reply.json().path("errors").path(0).path("field").asString()).isEqualTo("destination");
        }
    }

    @Nested
    class A_change {

        @ParameterizedTest
        @ValueSource(strings = {"application/merge-patch+json", "application/json", "application/json; charset=utf-8"})
        void is_a_merge_patch(String contentType) {
            Reply link = create(", \"title\": \"Old\", \"tags\": [\"a\"], \"expiresAt\": \"2999-01-01T00:00:00Z\"");
            Client patching = ACMES.with("Content-Type", contentType);
            JsonNode titled = patching.patch(path(link), "{\"title\": \"New\"}").json();
            assertThat(titled.path("title").asString()).isEqualTo("New");
            assertThat(titled.path("tags").toString()).isEqualTo("[\"a\"]");
            assertThat(titled.path("version").asInt()).isEqualTo(2);

            JsonNode emptied = patching.patch(path(link), "{\"title\": null, \"tags\": null, \"expiresAt\": null}").json();
            assertThat(emptied.path("title").isNull()).isTrue();
            assertThat(emptied.path("tags")).isEmpty();
            assertThat(emptied.path("expiresAt").isNull()).isTrue();
            assertThat(emptied.path("destination").asString()).isEqualTo("https://example.com/");
        }

        @Test
        void that_changes_nothing_leaves_the_version() {
            Reply link = create(", \"title\": \"Same\"");
            Reply same = ACMES.patch(path(link), "{\"title\": \"Same\", \"destination\": \"https://example.com/\"}");

            assertThat(same.status()).isEqualTo(200);
            assertThat(same.json().path("version").asInt()).isEqualTo(1);
            assertThat(ACMES.patch(path(link), "{}").requiredHeader("ETag")).isEqualTo("\"1\"");
        }

        @Test
        void needs_the_version_it_names() {
            Reply link = create("");
            assertThat(ACMES.with("If-Match", "\"1\"").patch(path(link), "{\"title\": \"a\"}").status()).isEqualTo(200);
            Reply stale = ACMES.with("If-Match", "\"1\"").patch(path(link), "{\"title\": \"b\"}");
            assertThat(stale.status()).isEqualTo(412);
            assertThat(stale.problem()).isEqualTo("stale-version");
            assertThat(ACMES.with("If-Match", "\"1\"").delete(path(link)).status()).isEqualTo(412);
            assertThat(ACMES.with("If-Match", "*").patch(path(link), "{\"title\": \"c\"}").status()).isEqualTo(200);
            assertThat(ACMES.get(path(link)).json().path("title").asString()).isEqualTo("c");
        }

        @Test
        void reaches_the_edge_within_two_seconds() throws Exception {
            Reply link = create("");
            ACMES.patch(path(link), "{\"destination\": \"https://example.com/new\", \"redirectStatus\": 308}");
            String slug = link.json().path("slug").asString();
            long since = System.nanoTime();
            String answer;
            do {
                answer = com.occuz.running.RawHttp.exchange(
                        NODE.edge(), "GET /" + slug + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
                assertThat(System.nanoTime() - since).as(answer).isLessThan(3_000_000_000L);
            } while (!answer.startsWith("HTTP/1.1 308") || !answer.contains("https://example.com/new"));
        }
    }

    @Nested
    class A_retired_link {

        @Test
        void is_retired_however_often_and_changed_no_more() {
            Reply link = create("");
            Reply retired = ACMES.delete(path(link));
            Reply again = ACMES.delete(path(link));

            assertThat(retired.status()).isEqualTo(200);
            assertThat(retired.json().path("state").asString()).isEqualTo("retired");
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.json()).isEqualTo(retired.json());
            Reply changed = ACMES.patch(path(link), "{\"title\": \"x\"}");
            assertThat(changed.status()).isEqualTo(409);
            assertThat(changed.problem()).isEqualTo("link-retired");
        }
    }

    @Nested
    class A_list {

        @Test
        void shows_every_link_once_while_others_are_made() {
            String tag = unused();
            Set<String> made = new HashSet<>();
            for (int i = 0; i < 7; i++) {
                made.add(create(", \"tags\": [\"" + tag + "\"]").json().path("id").asString());
            }
            List<String> seen = new ArrayList<>();
            String cursor = "";
            do {
                JsonNode page = ACMES.get(LINKS + "?limit=2&tag=" + tag + cursor).json();
                page.path("items").forEach(link -> seen.add(link.path("id").asString()));
                cursor = page.path("nextCursor").isNull() ? "" : "&cursor=" + page.path("nextCursor").asString();
                create(", \"tags\": [\"" + tag + "\"]");
            } while (!cursor.isEmpty());

            assertThat(seen).doesNotHaveDuplicates().containsAll(made);
        }

        @Test
        void has_fifty_items_unless_told_and_five_hundred_at_most() {
            for (int i = 0; i < 51; i++) {
                create("");
            }
            assertThat(ACMES.get(LINKS).json().path("items")).hasSize(50);
            assertThat(ACMES.get(LINKS + "?limit=1").json().path("items")).hasSize(1);
            assertThat(ACMES.get(LINKS + "?limit=500").status()).isEqualTo(200);
        }
    }

    @Test
    void a_history_tells_what_changed_by_whom_in_pages() {
        Reply link = create(", \"title\": \"One\"");
        ACMES.patch(path(link), "{\"title\": \"Two\"}");
        ACMES.delete(path(link));
        JsonNode page = ACMES.get(path(link) + "/history?limit=2").json();
        JsonNode rest = ACMES.get(path(link) + "/history?limit=2&cursor=" + page.path("nextCursor").asString()).json();

        assertThat(page.path("items")).hasSize(2);
        assertThat(rest.path("items")).hasSize(1);
        assertThat(rest.path("nextCursor").isNull()).isTrue();
        for (JsonNode item : page.path("items")) {
            assertThat(item.propertyNames())
                    .contains("position", "recordedAt", "occurredAt", "actor", "event", "changes");
        }
    }

    @Test
    void a_QR_code_leads_to_the_short_URL_and_says_that_it_did() throws Exception {
        JsonNode link = create("").json();
        String qr = LINKS + "/" + link.path("id").asString() + "/qr";
        Reply png = ACMES.get(qr + "?format=png&size=300");
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png.body()));
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        String text = new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(
                        new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels))))
                .getText();

        assertThat(png.requiredHeader("Content-Type")).isEqualTo("image/png");
        assertThat(image.getWidth()).isEqualTo(300);
        assertThat(text).isEqualTo(link.path("shortUrl").asString() + "?qr");
        Reply svg = ACMES.get(qr);
        assertThat(svg.requiredHeader("Content-Type")).startsWith("image/svg+xml");
        assertThat(svg.text()).contains("<svg");
    }
}
