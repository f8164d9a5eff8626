package com.occuz.api;

import static com.occuz.running.RunningNode.ACME;
import static com.occuz.running.RunningNode.AUDITOR;
import static com.occuz.running.RunningNode.GLOBEX;
import static com.occuz.running.RunningNode.OPERATOR;
import static com.occuz.running.RunningNode.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.running.Client;
import com.occuz.running.Reply;
import com.occuz.running.RunningNode;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SlaContractTest {

    private static final RunningNode NODE = RunningNode.start(List.of(), Map.of("OCCUZ_TEST_CLOCK", "2026-01-09T20:00:00-05:00"));
    private static final Client OPERATORS = NODE.as(OPERATOR);
    private static final Client AUDITORS = NODE.as(AUDITOR);
    private static final String START = "/api/v1/sla/service-start";
    private static final String UPTIME = "/api/v1/sla/uptime";
    private static final String TIMELINE = "/api/v1/sla/timeline";

    @AfterAll
    static void end() {
        NODE.close();
    }

    private static long start(String at) {
        Reply reply = OPERATORS.post(START, "{\"at\": \"" + at + "\"}");
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
        return Long.parseLong(reply.requiredHeader("Occuz-Position"));
    }

    private static JsonNode uptime(String query) {
        Reply reply = AUDITORS.get(UPTIME + query);
        assertThat(reply.status()).as("%s: %s", query, reply).isEqualTo(200);
        assertThat(reply.requiredHeader("Occuz-Position")).isEqualTo(reply.json().path("position").asString());
        return reply.json();
    }

    private static final String DETECTED = """
            {"title": "Redirects fail", "severity": 1, "criterion": "global-redirection-failure",
             "components": ["redirection"], "startedAt": "%1$s", "detectedAt": "%1$s"}""";

    private static JsonNode done(Client client, String path, String body) {
        Reply reply = client.post("/api/v1/incidents" + path, body);
        assertThat(reply.status()).as("%s: %s", path, reply).isBetween(200, 201);
        return reply.json();
    }

    private static void assertRefused(String query, String field) {
        for (String route : List.of(UPTIME, TIMELINE)) {
            Reply reply = AUDITORS.get(route + query);
            assertThat(reply.status()).as("%s: %s", query, reply).isEqualTo(400);
            Problem.assertProblem(reply);
            assertThat(reply.json().path("errors").valueStream().map(it -> it.path("field").asString()))
                    .as("%s: %s", query, reply)
                    .contains(field);
        }
    }

    @Nested
    class A_year {

        @Test
        void without_downtime_has_the_figures_of_a_whole_year() {
            start("2024-01-01T00:00:00-05:00");
            JsonNode year = uptime("?year=2025");

            assertThat(year.path("period").toString())
                    .isEqualTo("{\"from\":\"2025-01-01T00:00:00-05:00\",\"to\":\"2026-01-01T00:00:00-05:00\"}");
            assertThat(year.path("component").asString()).isEqualTo("platform");
            assertThat(year.path("numerator").asLong()).isEqualTo(31_536_000_000L);
            assertThat(year.path("denominator").asLong()).isEqualTo(31_536_000_000L);
            assertThat(year.path("uptimePercent").asString()).isEqualTo("100");
            assertThat(year.path("budgetMillis").asLong()).isEqualTo(31_536_000);
            assertThat(year.path("budgetLeftMillis").asLong()).isEqualTo(31_536_000);
            assertThat(year.path("excludedMillis").toString())
                    .isEqualTo("{\"maintenance\":0,\"migration\":0,\"exclusion\":0}");
            assertThat(year.path("policy").path("hash").asString()).matches("sha256:[0-9a-f]{64}");
            assertThat(year.path("calendar").path("version").asInt()).isEqualTo(1);
        }

        @Test
        void before_the_service_started_has_no_percentage() {
            start("2024-01-01T00:00:00-05:00");
            JsonNode year = uptime("?year=2023");

            assertThat(year.path("denominator").asLong(-1)).isZero();
            assertThat(year.path("uptimePercent").isNull()).isTrue();
        }

        @Test
        void that_runs_is_measured_to_the_instant_of_knowledge_and_has_the_budget_of_the_whole_year() {
            start("2024-01-01T00:00:00-05:00");
            JsonNode running = uptime("");

            OffsetDateTime asOf = OffsetDateTime.parse(running.path("asOf").asString());
            long measured = asOf.toInstant().toEpochMilli()
                    - OffsetDateTime.parse("2026-01-01T00:00:00-05:00").toInstant().toEpochMilli();
            assertThat(running.path("denominator").asLong()).isEqualTo(measured);
            assertThat(running.path("budgetMillis").asLong()).isEqualTo(31_536_000);
        }
    }

    @Nested
    class An_incident {

        @Test
        void uses_the_budget_until_it_is_restored_and_what_is_corrected_later_does_not_change_the_past() {
            start("2020-01-01T00:00:00-05:00");
            String id = done(OPERATORS, "/detect", DETECTED.formatted("2021-03-01T10:00:00-05:00")).path("id").asString();
            JsonNode open = uptime("?year=2021");
            done(OPERATORS, "/" + id + "/restore", "{\"at\": \"2021-03-01T11:00:00-05:00\"}");
            JsonNode restored = uptime("?year=2021");
            done(OPERATORS, "/" + id + "/correct", "{\"restoredAt\": \"2021-03-01T10:40:00-05:00\", \"reason\": \"Log\"}");
            JsonNode corrected = uptime("?year=2021");

            assertThat(open.path("downtimeMillis").asLong()).isEqualTo((306L * 24 - 10) * 3_600_000);
            assertThat(restored.path("downtimeMillis").asLong()).isEqualTo(3_600_000);
            assertThat(corrected.path("downtimeMillis").asLong()).isEqualTo(2_400_000);
            assertThat(corrected.path("uptimePercent").asString()).isEqualTo("99.992");
            assertThat(corrected.path("incidents").toString())
                    .isEqualTo("[{\"id\":\"" + id + "\",\"usedMillis\":2400000,\"windows\":[{"
                            + "\"from\":\"2021-03-01T10:00:00-05:00\",\"until\":\"2021-03-01T10:40:00-05:00\"}]}]");
            assertThat(restored.path("incidents").path(0).path("usedMillis").asLong()).isEqualTo(3_600_000);
            assertThat(uptime("?year=2021&asOf=" + restored.path("position").asLong()).path("numerator"))
                    .isEqualTo(restored.path("numerator"));
            JsonNode windows = AUDITORS.get(TIMELINE + "?year=2021").json().path("windows");
            assertThat(windows.valueStream().map(it -> it.path("class").asString()))
                    .containsExactly("operational", "down", "operational");
            assertThat(windows.get(1).path("events").size()).isEqualTo(2);
            assertThat(uptime("?year=2021&component=analytics").path("uptimePercent").asString()).isEqualTo("100");
        }

        @Test
        void that_one_customer_reports_counts_in_that_customers_view_alone() {
            start("2020-01-01T00:00:00-05:00");
            done(NODE.as(ACME), "", """
                    {"title": "No clicks", "description": "Nothing is counted", "severity": 1,
                     "criterion": "core-platform-unavailable", "components": ["analytics"],
                     "startedAt": "2022-03-01T10:00:00-05:00"}""");

            assertThat(NODE.as(ACME).get(UPTIME + "?year=2022").json().path("downtimeMillis").asLong()).isPositive();
            assertThat(NODE.as(GLOBEX).get(UPTIME + "?year=2022").json().path("downtimeMillis").asLong(-1)).isZero();
            assertThat(uptime("?year=2022").path("downtimeMillis").asLong(-1)).isZero();
        }
    }

    @Nested
    class A_period {

        @Test
        void that_goes_on_says_where_it_leads_and_one_that_is_over_does_not() {
            start("2020-01-01T00:00:00-05:00");
            String id = done(OPERATORS, "/detect", DETECTED.formatted("2026-01-05T10:00:00-05:00")).path("id").asString();
            done(OPERATORS, "/" + id + "/restore", "{\"at\": \"2026-01-05T11:00:00-05:00\"}");
            JsonNode year = uptime("");
            long down = year.path("downtimeMillis").asLong();
            long measured = year.path("denominator").asLong();
            long rate = Math.ceilDiv(1_000 * 1_000 * down, measured);
            long ahead = Math.ceilDiv((31_536_000_000L - measured) * down, measured);

            assertThat(down).isEqualTo(3_600_000);
            assertThat(year.at("/pace/burnRate").asString()).isEqualTo("%d.%03d".formatted(rate / 1_000, rate % 1_000));
            assertThat(year.at("/pace/atBest/denominator").asLong()).isEqualTo(31_536_000_000L);
            assertThat(year.at("/pace/atBest/downtimeMillis").asLong()).isEqualTo(down);
            assertThat(year.at("/pace/asSoFar/downtimeMillis").asLong()).isEqualTo(down + ahead);
            assertThat(OffsetDateTime.parse(year.at("/pace/budgetUsedUpAt").asString()))
                    .isBetween(OffsetDateTime.parse("2026-02-01T00:00:00-05:00"), OffsetDateTime.parse("2026-12-31T00:00:00-05:00"));
            assertThat(year.at("/worstCase/numerator")).isEqualTo(year.path("numerator"));
            assertThat(year.at("/worstCase/uptimePercent")).isEqualTo(year.path("uptimePercent"));
            assertThat(uptime("?year=2025").path("pace").isNull()).isTrue();
        }

        @Test
        void is_a_month_in_EST_or_so_many_days_before_the_instant_of_knowledge() {
            long position = start("2020-01-01T00:00:00-05:00");
            JsonNode trailing = uptime("?trailing=P365D&asOf=" + position);

            assertThat(uptime("?month=2024-02").path("period").toString())
                    .isEqualTo("{\"from\":\"2024-02-01T00:00:00-05:00\",\"to\":\"2024-03-01T00:00:00-05:00\"}");
            assertThat(uptime("?month=2024-02").path("denominator").asLong()).isEqualTo(29L * 86_400_000);
            assertThat(trailing.path("denominator").asLong()).isEqualTo(365L * 86_400_000);
            assertThat(OffsetDateTime.parse(trailing.at("/period/to").asString()).toInstant())
                    .isEqualTo(OffsetDateTime.parse(trailing.path("asOf").asString()).toInstant());
            assertThat(trailing.path("pace").isNull()).isTrue();
            assertThat(AUDITORS.get(TIMELINE + "?trailing=P1D").json().path("windows")).isNotEmpty();
        }

        @Test
        void is_the_same_at_both_states_that_are_compared() {
            Reply reply = AUDITORS.get("/api/v1/sla/compare?trailing=P9D&asOf=1&asOf=2");

            assertThat(reply.json().at("/errors/0/field").asString()).isEqualTo("trailing");
        }
    }

    @Nested
    class As_of {

        @Test
        void taken_from_a_reply_it_gives_the_same_figures_again() {
            start("2024-06-01T00:00:00-05:00");
            JsonNode before = uptime("?year=2024");
            start("2024-01-01T00:00:00-05:00");

            assertThat(uptime("?year=2024")).isNotEqualTo(before);
            assertThat(uptime("?year=2024&asOf=" + before.path("asOf").asString())).isEqualTo(before);
            JsonNode byPosition = uptime("?year=2024&asOf=" + before.path("position").asLong());
            assertThat(byPosition.path("numerator")).isEqualTo(before.path("numerator"));
            assertThat(byPosition.path("position")).isEqualTo(before.path("position"));
        }

        @Test
        void of_the_running_year_it_gives_the_same_figures_again() {
            JsonNode before = uptime("");
            start("2024-06-01T00:00:00-05:00");
            start("2024-01-01T00:00:00-05:00");

            assertThat(uptime("?asOf=" + before.path("asOf").asString())).isEqualTo(before);
        }

        @Test
        void in_the_future_it_is_refused() {
            assertRefused("?year=2025&asOf=2999-01-01T00:00:00Z", "asOf");
            assertRefused("?year=2025&asOf=999999999", "asOf");
        }

        @Test
        void before_everything_nothing_is_known() {
            assertThat(uptime("?year=2025&asOf=0").path("uptimePercent").isNull()).isTrue();
            assertRefused("?asOf=0", "year");
            assertThat(uptime("?year=2025&asOf=2001-01-01T00:00:00Z").path("position").asLong(-1)).isZero();
        }
    }

    @Nested
    class A_comparison {

        private static final String COMPARE = "/api/v1/sla/compare";

        @Test
        void shows_both_reports_what_differs_and_the_event_behind_it() {
            long before = start("2024-07-01T00:00:00-05:00");
            long after = start("2024-01-01T00:00:00-05:00");
            JsonNode both = AUDITORS.get(COMPARE + "?year=2024&asOf=" + before + "&asOf=" + after).json();

            assertThat(both.path("before")).isEqualTo(uptime("?year=2024&asOf=" + before));
            assertThat(both.path("after")).isEqualTo(uptime("?year=2024&asOf=" + after));
            assertThat(both.at("/difference/denominator").asLong()).isEqualTo(182L * 86_400_000);
            assertThat(both.path("windows").size()).isEqualTo(1);
            assertThat(both.at("/windows/0/before").isNull()).isTrue();
            assertThat(both.at("/windows/0/after").asString()).isEqualTo("operational");
            assertThat(both.at("/windows/0/until").asString()).isEqualTo("2024-07-01T00:00:00-05:00");
            assertThat(both.at("/windows/0/events").size()).isEqualTo(1);
        }

        @Test
        void needs_two_states_of_knowledge() {
            for (String query : List.of("?year=2024", "?year=2024&asOf=1", "?year=2024&asOf=1&asOf=2&asOf=3")) {
                Reply reply = AUDITORS.get(COMPARE + query);

                assertThat(reply.status()).as("%s: %s", query, reply).isEqualTo(400);
                assertThat(reply.json().at("/errors/0/field").asString()).isEqualTo("asOf");
            }
        }

        @Test
        void is_not_for_customers() {
            assertThat(NODE.as(ACME).get(COMPARE + "?year=2024&asOf=1&asOf=2").status()).isEqualTo(403);
        }
    }

    @Nested
    class A_timeline {

        @Test
        void has_no_gap_and_covers_the_period() {
            start("2024-01-01T00:00:00-05:00");
            JsonNode windows = AUDITORS.get(TIMELINE + "?from=2025-03-01T00:00:00-05:00&to=2025-04-01T00:00:00%2B01:00")
                    .json()
                    .path("windows");

            assertThat(windows.size()).isEqualTo(1);
            assertThat(windows.get(0).toString())
                    .isEqualTo("{\"from\":\"2025-03-01T00:00:00-05:00\",\"until\":\"2025-03-31T18:00:00-05:00\","
                            + "\"class\":\"operational\",\"clause\":\"§ 2\",\"events\":[]}");
        }
    }

    @Test
    void parameters_that_are_not_acceptable_are_named() {
        Map<String, String> faults = Map.ofEntries(
                Map.entry("?year=25", "year"), Map.entry("?year=MMXXV", "year"),
                Map.entry("?year=2025&year=2026", "year"), Map.entry("?year=2025&from=2025-01-01T00:00:00Z", "year"),
                Map.entry("?month=2026-13", "month"), Map.entry("?month=1969-12", "month"),
                Map.entry("?year=2026&month=2026-03", "year"), Map.entry("?trailing=P1M", "trailing"),
                Map.entry("?trailing=P0D", "trailing"), Map.entry("?trailing=P3661D", "trailing"),
                Map.entry("?trailing=P1D&to=2025-01-01T00:00:00Z", "trailing"),
                Map.entry("?trailing=P9D&asOf=0", "year"), Map.entry("?from=2025-01-01T00:00:00Z", "to"),
                Map.entry("?to=2025-01-01T00:00:00Z", "from"),
                Map.entry("?from=2025-01-01T00:00:00Z&to=2025-01-01T00:00:00Z", "to"),
                Map.entry("?from=2025-01-01&to=2025-02-01", "from"),
                Map.entry("?year=2025&component=engine-room", "component"),
                Map.entry("?year=2025&component=", "component"), Map.entry("?year=2025&asOf=yesterday", "asOf"),
                Map.entry("?year=2025&asOf=-1", "asOf"), Map.entry("?year=2025&knowledge=theirs", "knowledge"),
                Map.entry("?year=2025&asof=1", "asof"));
        faults.forEach(SlaContractTest::assertRefused);
    }

    @Test
    void the_start_of_the_service_is_refused_in_the_future_and_named_when_it_is_wrong() {
        for (String body : List.of(
                "{\"at\": \"2026-02-01T00:00:00Z\"}", "{}", "{\"at\": null}", "{\"at\": 1}", "{\"at\": \"2025-01-01\"}",
                "{\"at\": \"2025-01-01T00:00:00Z\", \"until\": null}")) {
            Reply reply = OPERATORS.post(START, body);

            assertThat(reply.status()).as("%s: %s", body, reply).isEqualTo(400);
            Problem.assertProblem(reply);
            assertThat(reply.json().path("errors")).as(body).isNotEmpty();
        }
        assertThat(OPERATORS.post(START, "{\"at\": \"2026-02-01T00:00:00Z\"}").problem())
                .isEqualTo("service-start-in-the-future");
    }

    @Test
    void a_repeated_request_gets_the_first_answer() {
        Client once = OPERATORS.with("Idempotency-Key", "start-once");
        Reply first = once.post(START, "{\"at\": \"2024-02-01T00:00:00-05:00\"}");
        start("2024-03-01T00:00:00-05:00");
        Reply again = once.post(START, "{\"at\": \"2024-02-01T00:00:00-05:00\"}");

        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.requiredHeader("Idempotency-Replayed")).isEqualTo("true");
        assertThat(uptime("?year=2024").path("denominator").asLong()).isEqualTo((366L - 31 - 29) * 86_400_000);
    }

    @Test
    void everybody_reads_the_figures_and_the_operator_alone_says_when_the_service_started() {
        for (String person : List.of(ACME, SUPPORT, AUDITOR, OPERATOR)) {
            assertThat(NODE.as(person).get(UPTIME).status()).as(person).isEqualTo(200);
        }
        assertThat(NODE.as(SUPPORT).post(START, "{\"at\": \"2024-01-01T00:00:00Z\"}").status()).isEqualTo(403);
    }
}
