package com.occuz.api;

import static com.occuz.running.RunningNode.ACME;
import static com.occuz.running.RunningNode.AUDITOR;
import static com.occuz.running.RunningNode.GLOBEX;
import static com.occuz.running.RunningNode.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.running.Analytics;
import com.occuz.running.Client;
import com.occuz.running.RawHttp;
import com.occuz.running.Reply;
import com.occuz.running.RunningNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class AnalyticsContractTest {

    private static final RunningNode NODE = RunningNode.shared();
    private static final Client ACMES = NODE.as(ACME);
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";
    private static final String IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15"
            + " (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1";

    /** A tag of this test alone, so that what others click is not in its sums. */
    private final String tag = "t" + UUID.randomUUID().toString().substring(0, 8);

    private final String link = newLink(ACMES, tag);

    private static String newLink(Client client, String tag) {
        return client.post("/api/v1/links", "{\"destination\": \"https://example.com/\", \"tags\": [\"%s\"]}".formatted(tag))
                .json().path("id").asString();
    }

    private JsonNode ofLink(String query) {
        return Analytics.settled(ACMES, "/api/v1/links/" + link + "/analytics" + query);
    }

    private JsonNode ofTag(String query) {
        return Analytics.settled(ACMES, "/api/v1/analytics?tag=" + tag + query);
    }

    private static void record(Client client, String... clicks) {
        Reply reply = client.post("/api/v1/clicks", "{\"clicks\": [%s]}".formatted(String.join(", ", clicks)));
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
    }

    private static String click(String link, String at, String more) {
        return "{\"link\": \"%s\", \"at\": \"%s\"%s}".formatted(link, at, more);
    }

    private static String by(String userAgent, String visitor) {
        return ", \"userAgent\": \"%s\", \"visitor\": \"%s\"".formatted(userAgent, visitor);
    }

    private static String values(JsonNode answer) {
        StringBuilder text = new StringBuilder();
        answer.path("groups").forEach(group -> text.append(group.path("value").asString())
                .append('=').append(group.path("clicks").asLong()).append(' '));
        return text.toString().strip();
    }

    @Test
    void people_and_bots_make_up_the_total_and_people_are_counted_once_a_month() {
        record(ACMES,
                click(link, "2026-01-10T10:00:00Z", by(FIREFOX, "ada")),
                click(link, "2026-01-11T10:00:00Z", by(FIREFOX, "ada")),
                click(link, "2026-01-11T11:00:00Z", by(IPHONE, "bob")),
                click(link, "2026-01-11T12:00:00Z", by("curl/8.5.0", "eve")));
        JsonNode month = ofLink("?from=2026-01-01&to=2026-02-01&groupBy=browser");

        assertThat(month.path("total").asLong()).isEqualTo(4);
        assertThat(month.path("humans").asLong()).isEqualTo(3);
        assertThat(month.path("bots").asLong()).isEqualTo(1);
        assertThat(month.path("uniques").asLong()).isEqualTo(2);
        assertThat(month.path("uniquesOf").asString()).isEqualTo("month");
        assertThat(values(month)).isEqualTo("Firefox=2 Mobile Safari=1 curl=1");
        assertThat(ofLink("?from=2025-12-31&to=2026-02-01").path("uniques").asLong()).isEqualTo(3);
        assertThat(ofLink("?from=2025-12-31&to=2026-02-01").path("uniquesOf").asString()).isEqualTo("sum-of-days");
        assertThat(ofLink("?bot=false&device=phone&os=iOS").path("total").asLong()).isEqualTo(1);
        assertThat(values(ofLink("?groupBy=kind"))).isEqualTo("human=3 tool=1");
    }

    @Test
    void every_answered_redirect_counts_and_a_HEAD_as_a_bot() {
        String slug = ACMES.get("/api/v1/links/" + link).json().path("slug").asString();
        for (String method : List.of("GET", "HEAD", "GET")) {
            String request = method + " /" + slug + " HTTP/1.1\r\nHost: localhost\r\nUser-Agent: " + FIREFOX
                    + "\r\nReferer: https://News.example/a?b\r\nAccept-Language: de-CH,en;q=0.5\r\nConnection: close\r\n\r\n";
            String answer = RawHttp.exchange(NODE.edge(), request);
            for (int i = 0; i < 200 && answer.startsWith("HTTP/1.1 404"); i++) {
                answer = RawHttp.exchange(NODE.edge(), request);
            }
            assertThat(answer).startsWith("HTTP/1.1 302");
        }
        long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (ofLink("").path("total").asLong() < 3 && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        JsonNode answer = ofLink("?groupBy=kind");
        assertThat(answer.path("total").asLong()).isEqualTo(3);
        assertThat(answer.path("humans").asLong()).isEqualTo(2);
        assertThat(answer.path("uniques").asLong()).isEqualTo(1);
        assertThat(answer.path("uniquesOf").asString()).isEqualTo("day");
        assertThat(values(answer)).isEqualTo("human=2 head=1");
        assertThat(values(ofLink("?groupBy=referrer"))).isEqualTo("news.example=3");
        assertThat(values(ofLink("?groupBy=language"))).isEqualTo("de=3");
    }

    @Test
    void an_address_says_the_country_and_is_not_kept() {
        record(ACMES,
                click(link, "2026-01-10T10:00:00Z", ", \"ip\": \"192.0.2.77\""),
                click(link, "2026-01-10T11:00:00Z", ", \"ip\": \"198.51.100.77\""),
                click(link, "2026-01-10T12:00:00Z", ", \"ip\": \"203.0.113.77\""),
                click(link, "2026-01-10T13:00:00Z", ""));
        assertThat(values(ofLink("?groupBy=country"))).isEqualTo("unknown=2 BR=1 CH=1");
        assertThat(values(ofLink("?groupBy=continent&country=BR"))).isEqualTo("SA=1");
        assertThat(ACMES.get("/api/v1/analytics/clicks?link=" + link).text()).contains("\"country\":\"CH\"").doesNotContain("192.0.2");
    }

    @Test
    void what_the_short_URL_was_asked_for_with_is_a_campaign() {
        String slug = ACMES.get("/api/v1/links/" + link).json().path("slug").asString();
        String request = "GET /" + slug + "?qr&utm_source=poster&utm_campaign=spring HTTP/1.1\r\nHost: localhost\r\n"
                + "User-Agent: " + FIREFOX + "\r\nConnection: close\r\n\r\n";
        String answer = RawHttp.exchange(NODE.edge(), request);
        for (int i = 0; i < 200 && answer.startsWith("HTTP/1.1 404"); i++) {
            answer = RawHttp.exchange(NODE.edge(), request);
        }
        assertThat(answer).startsWith("HTTP/1.1 302").containsIgnoringCase("location: https://example.com/\r\n");
        long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (ofLink("").path("total").asLong() < 1 && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(values(ofLink("?groupBy=utm_campaign&utm_source=poster"))).isEqualTo("spring=1");
        assertThat(values(ofLink("?groupBy=via"))).isEqualTo("qr=1");
    }

    @Test
    void a_day_has_the_hours_that_it_has_in_its_zone() {
        record(ACMES,
                click(link, "2025-10-25T22:00:00Z", ""), click(link, "2025-10-26T00:30:00Z", ""),
                click(link, "2025-10-26T01:30:00Z", ""), click(link, "2025-10-26T22:59:59Z", ""),
                click(link, "2025-10-26T23:00:00Z", ""));
        String day = "?zone=Europe/Berlin&from=2025-10-26&to=2025-10-27";

        assertThat(ofLink(day).path("series").toString())
                .isEqualTo("[{\"at\":\"2025-10-25T22:00:00Z\",\"clicks\":4}]");
        assertThat(ofLink(day + "&interval=hour").path("series").toString())
                .isEqualTo("[{\"at\":\"2025-10-25T22:00:00Z\",\"clicks\":1},{\"at\":\"2025-10-26T00:00:00Z\",\"clicks\":1},"
                        + "{\"at\":\"2025-10-26T01:00:00Z\",\"clicks\":1},{\"at\":\"2025-10-26T22:00:00Z\",\"clicks\":1}]");
    }

    @Test
    void an_account_sees_its_own_links_together_by_link_and_tag_beside_the_time_before() {
        String other = newLink(ACMES, tag);
        String theirs = newLink(NODE.as(GLOBEX), tag);
        record(NODE.as(GLOBEX), click(theirs, "2026-01-10T10:00:00Z", ""));
        record(ACMES,
                click(link, "2026-01-10T10:00:00Z", ""), click(link, "2026-01-09T10:00:00Z", ""),
                click(other, "2026-01-10T10:00:00Z", ""), click(link, "2026-01-10T11:00:00Z", ""));
        String day = "&from=2026-01-10&to=2026-01-11";

        JsonNode answer = ofTag(day + "&groupBy=link&compare=previous");
        assertThat(values(answer)).isEqualTo(link + "=2 " + other + "=1");
        assertThat(answer.path("previous").toString()).isEqualTo("""
                {"from":"2026-01-09T00:00:00Z","to":"2026-01-10T00:00:00Z","total":1,"humans":1,"bots":0,"uniques":0,\
                "uniquesOf":"day"}""");
        assertThat(values(ofTag(day + "&groupBy=tag"))).isEqualTo(tag + "=3");
        assertThat(ofTag(day + "&link=" + other).path("total").asLong()).isEqualTo(1);
        assertThat(ACMES.get("/api/v1/analytics?link=" + theirs).status()).isEqualTo(404);
        assertThat(Analytics.settled(NODE.as(AUDITOR), "/api/v1/analytics?tag=" + tag).path("total").asLong()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock = """
            from=yesterday | from
            from=2026-02-30 | from
            to=2026-01-01T00:00:00 | to
            from=2026-01-02&to=2026-01-01 | to
            interval=year | interval
            groupBy=planet | groupBy
            zone=Mars/Olympus | zone
            limit=0 | limit
            bot=maybe | bot
            device= | device
            compare=previous | compare
            compare=next&from=2026-01-01&to=2026-01-02 | compare
            browsers=Firefox | browsers
            os=iOS&os=Android | os
            """)
    void what_cannot_be_meant_is_refused_by_its_name(String query, String field) {
        for (String path : List.of("/api/v1/links/" + link + "/analytics?", "/api/v1/analytics?")) {
            Reply reply = ACMES.get(path + query);
            assertThat(reply.status()).as("%s", reply).isEqualTo(400);
            assertThat(reply.json().path("errors").findValuesAsString("field")).containsExactly(field);
        }
        assertThat(ACMES.get("/api/v1/links/" + link + "/analytics?tag=x").json().at("/errors/0/field").asString())
                .isEqualTo("tag");
    }

    @Test
    void single_clicks_leave_as_lines_that_no_spreadsheet_computes() {
        record(ACMES,
                click(link, "2026-01-10T10:00:00.000001Z",
                        by("=cmd()/1.0", "ada") + ", \"referrer\": \"https://-1.example/\", \"language\": \"de\""),
                click(link, "2026-01-10T10:00:00.000002Z", by(IPHONE, "bob")));
        ofLink("");
        Reply csv = ACMES.get("/api/v1/analytics/clicks?format=csv&tag=" + tag);
        Reply json = ACMES.get("/api/v1/analytics/clicks?tag=" + tag + "&device=phone");

        String rest = ",unknown,unknown,link,none,none,none,none,none,none,none";
        assertThat(csv.requiredHeader("Content-Type")).startsWith("text/csv");
        assertThat(csv.text().split("\r\n")).containsExactlyInAnyOrder(
                "at,link,kind,device,os,browser,language,referrer,country,continent,via,utm_source,utm_medium,utm_campaign,utm_term,"
                        + "utm_content,rule,variant",
                "2026-01-10T10:00:00.000001Z," + link + ",human,unknown,unknown,unknown,de,'-1.example" + rest,
                "2026-01-10T10:00:00.000002Z," + link + ",human,phone,iOS,Mobile Safari,unknown,direct" + rest);
        assertThat(json.requiredHeader("Content-Type")).startsWith("application/x-ndjson");
        assertThat(json.text()).isEqualTo("{\"at\":\"2026-01-10T10:00:00.000002Z\",\"link\":\"" + link
                + "\",\"kind\":\"human\",\"device\":\"phone\",\"os\":\"iOS\",\"browser\":\"Mobile Safari\",\"language\":\"unknown\","
                + "\"referrer\":\"direct\",\"country\":\"unknown\",\"continent\":\"unknown\",\"via\":\"link\",\"utm_source\":\"none\","
                + "\"utm_medium\":\"none\",\"utm_campaign\":\"none\",\"utm_term\":\"none\",\"utm_content\":\"none\",\"rule\":\"none\","
                + "\"variant\":\"none\"}\n");
        Reply parquet = ACMES.get("/api/v1/analytics/clicks?format=parquet&tag=" + tag);
        assertThat(parquet.requiredHeader("Content-Type")).isEqualTo("application/vnd.apache.parquet");
        assertThat(parquet.requiredHeader("Content-Disposition")).contains("clicks.parquet");
        assertThat(new String(parquet.body(), 0, 4, StandardCharsets.US_ASCII)).isEqualTo("PAR1");
        assertThat(NODE.as(GLOBEX).get("/api/v1/analytics/clicks?format=parquet&link=" + link).status()).isEqualTo(404);
        assertThat(ACMES.get("/api/v1/analytics/clicks?format=xlsx").json().at("/errors/0/field").asString()).isEqualTo("format");
        assertThat(ACMES.get("/api/v1/analytics/clicks?groupBy=os").json().at("/errors/0/field").asString()).isEqualTo("groupBy");
        assertThat(NODE.as(GLOBEX).get("/api/v1/analytics/clicks?link=" + link).status()).isEqualTo(404);
    }

    @Test
    void health_tells_operators_how_far_the_copy_is() {
        record(ACMES, click(link, "2026-01-10T10:00:00Z", ""));
        ofLink("");
        JsonNode details = NODE.as(OPERATOR).get("/actuator/health").json().at("/components/analytics/details");
        assertThat(details.path("position").isNumber()).as("%s", details).isTrue();
        assertThat(details.path("behind").isNumber()).isTrue();
    }
}
