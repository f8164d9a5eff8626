package com.occuz.api;

import static com.occuz.running.RunningNode.ACME;
import static com.occuz.running.RunningNode.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.running.Client;
import com.occuz.running.Reply;
import com.occuz.running.RunningNode;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * Versions of the agreement are published, read and refused (§ 15). Other tests use the node as well, so whatever is
 * published here takes effect when none of them measures any more.
 */
class TermsContractTest {

    private static final RunningNode NODE = RunningNode.shared();
    private static final Client OLGA = NODE.as(OPERATOR);
    private static final Client ACMES = NODE.as(ACME);
    private static final String TERMS = "/api/v1/sla/terms";

    /** Something that no version has said yet. */
    private static String next() {
        return "{\"summary\": \"Another lead time\", \"effectiveFrom\": \"9000-01-01T00:00:00-05:00\", \"terms\":"
                + " {\"plannedWork\": {\"leadTime\": \"PT" + ThreadLocalRandom.current().nextInt(1, 7_000_000) + "S\"}}}";
    }

    private static Reply publish() {
        Reply published = OLGA.post(TERMS, next());
        assertThat(published.status()).as("%s", published).isEqualTo(201);
        return published;
    }

    @Test
    void version_1_holds_without_having_been_published_and_everybody_reads_it() {
        Reply first = ACMES.get(TERMS + "/1");
        JsonNode version = first.json();
        assertThat(version.path("state").asString()).isEqualTo("in-force");
        assertThat(version.path("effectiveFrom").isNull()).isTrue();
        assertThat(version.path("terms").path("restorationObjective").asString()).isEqualTo("PT7H");
        assertThat(version.path("calendar").path("week").path("FRIDAY").toString()).isEqualTo("[\"07:00-22:00\"]");
        assertThat(version.path("policy"))
                .isEqualTo(ACMES.get("/api/v1/sla/uptime?year=2024").json().path("policy"));
    }

    @Test
    void what_is_published_is_shown_with_what_it_changes() {
        Reply published = publish();
        JsonNode version = published.json();
        assertThat(published.requiredHeader("Location")).isEqualTo(TERMS + "/" + version.path("version").asInt());
        assertThat(version.path("state").asString()).isEqualTo("scheduled");
        assertThat(version.path("publishedBy").asString()).startsWith("user:u_");
        assertThat(version.path("changes").path(0).path("field").asString()).isEqualTo("terms.plannedWork.leadTime");

        Reply read = ACMES.get(published.requiredHeader("Location"));
        assertThat(read.json().path("publishedBy").isNull()).isTrue();
        assertThat(read.json().path("policy")).isEqualTo(version.path("policy"));
        JsonNode newest = ACMES.get(TERMS + "?limit=1").json();
        assertThat(newest.path("items").path(0)).isEqualTo(read.json());
        assertThat(ACMES.get(TERMS + "?limit=1&cursor=" + newest.path("nextCursor").asString())
                        .json().path("items").path(0).path("version").asInt())
                .isEqualTo(version.path("version").asInt() - 1);
    }

    @Test
    void no_figure_of_the_past_changes() {
        String before = OLGA.get("/api/v1/sla/uptime?year=2024&asOf=1").text();
        publish();
        assertThat(OLGA.get("/api/v1/sla/uptime?year=2024&asOf=1").text()).isEqualTo(before);
    }

    @Test
    void a_reader_with_the_tag_is_told_that_nothing_changed() {
        for (String path : List.of(TERMS, TERMS + "/1")) {
            Reply read = ACMES.get(path);
            String tag = read.requiredHeader("ETag");
            assertThat(ACMES.with("If-None-Match", tag).get(path).status()).isEqualTo(304);
        }
        String before = ACMES.get(TERMS).requiredHeader("ETag");
        publish();
        assertThat(ACMES.with("If-None-Match", before).get(TERMS).status()).isEqualTo(200);
    }

    @Test
    void the_same_request_gets_the_first_answer_and_another_version_between_refuses_a_publication() {
        Client once = OLGA.with("Idempotency-Key", UUID.randomUUID().toString());
        String body = next();
        Reply first = once.post(TERMS, body);
        assertThat(once.post(TERMS, body).text()).isEqualTo(first.text());

        Reply again = OLGA.post(TERMS, body);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.problem()).isEqualTo("nothing-changes");

        Client made = OLGA.with("If-Match", first.requiredHeader("ETag"));
        publish();
        Reply stale = made.post(TERMS, next());
        assertThat(stale.status()).isEqualTo(412);
        Problem.assertProblem(stale);
    }

    @Test
    void a_preview_records_nothing_and_says_what_it_would_have_been() {
        String before = OLGA.get(TERMS).requiredHeader("ETag");
        Reply preview = OLGA.post(
                TERMS + "/preview", "{\"terms\": {\"uptimeTarget\": \"99/100\", \"downtimeWeights\": {\"2\": \"1/3\"}}}");
        assertThat(preview.status()).as("%s", preview).isEqualTo(200);
        assertThat(preview.json().path("changes").valueStream().map(it -> it.path("field").asString()))
                .contains("terms.downtimeWeights.2", "terms.uptimeTarget");
        assertThat(preview.json().path("allAlong").path("unit").asInt()).isEqualTo(3);
        assertThat(preview.json().path("asItIs").path("unit").asInt()).isEqualTo(1);
        assertThat(preview.json().path("published").path("budgetMillis").asLong())
                .isGreaterThanOrEqualTo(preview.json().path("asItIs").path("budgetMillis").asLong());
        assertThat(OLGA.get(TERMS).requiredHeader("ETag")).isEqualTo(before);
    }

    @Test
    void nothing_takes_effect_before_it_is_published() {
        Reply refused = OLGA.post(
                TERMS,
                "{\"summary\": \"Too late\", \"effectiveFrom\": \"2024-01-01T00:00:00Z\", \"terms\": {\"normalResponseDays\": 9}}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.problem()).isEqualTo("effective-before-publication");
        assertThat(refused.json().path("errors").path(0).path("field").asString()).isEqualTo("effectiveFrom");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"terms\": {\"highResponse\": \"7h\"}} | terms.highResponse",
        "{\"terms\": {\"highResponse\": \"PT0S\"}} | terms.highResponse",
        "{\"terms\": {\"highResponse\": \"PT99999H\"}} | terms.highResponse",
        "{\"terms\": {\"highResponse\": \"-PT1H\"}} | terms.highResponse",
        "{\"terms\": {\"highResponse\": 7}} | terms.highResponse",
        "{\"terms\": {\"contractStart\": \"R9\"}} | terms.contractStart",
        "{\"terms\": {\"uptimeTarget\": \"3/2\"}} | terms.uptimeTarget",
        "{\"terms\": {\"uptimeTarget\": 0.999}} | terms.uptimeTarget",
        "{\"terms\": {\"normalResponseDays\": 0}} | terms.normalResponseDays",
        "{\"terms\": {\"downtimeWeights\": {\"4\": \"1/2\"}}} | terms.downtimeWeights.4",
        "{\"terms\": {\"downtimeWeights\": {\"2\": \"1/99999\"}}} | terms.downtimeWeights",
        "{\"terms\": {\"plannedWork\": {\"leadTime\": \"-PT1S\"}}} | terms.plannedWork.leadTime",
        "{\"terms\": {\"plannedWork\": {\"approvalsOfLate\": 0}}} | terms.plannedWork.approvalsOfLate",
        "{\"terms\": {\"mystery\": 1}} | terms.mystery",
        "{\"terms\": []} | terms",
        "{\"calendar\": {\"zone\": \"EST\"}} | calendar.zone",
        "{\"calendar\": {\"zone\": \"Mars/Olympus\"}} | calendar.zone",
        "{\"calendar\": {\"week\": {}}} | calendar.week",
        "{\"calendar\": {\"week\": {\"MONDAY\": [\"09:00-12:00\", \"11:00-13:00\"]}}} | calendar.week.MONDAY",
        "{\"calendar\": {\"week\": {\"MONDAY\": [\"25:00-26:00\"]}}} | calendar.week.MONDAY",
        "{\"calendar\": {\"week\": {\"Monday\": [\"09:00-12:00\"]}}} | calendar.week.Monday",
        "{\"calendar\": {\"holidays\": [\"2026-02-30\"]}} | calendar.holidays",
        "{\"calendar\": {\"holidays\": \"2026-02-03\"}} | calendar.holidays",
        "{\"effectiveFrom\": \"tomorrow\"} | effectiveFrom",
        "{\"summary\": 7} | summary",
        "{\"nothing\": 1} | nothing"
    })
    void a_fault_is_named_by_its_field(String body, String field) {
        for (String path : List.of(TERMS, TERMS + "/preview")) {
            Reply refused = OLGA.post(path, body);
            assertThat(refused.status()).as("%s", refused).isEqualTo(400);
            Problem.assertProblem(refused);
            assertThat(refused.json().path("errors").valueStream().map(it -> it.path("field").asString()))
                    .contains(field);
        }
    }

    @Test
    void a_version_that_there_is_not_is_not_found() {
        for (String version : List.of("0", "99999999", "one", "-1", "1e0", "01")) {
            Reply refused = ACMES.get(TERMS + "/" + version);
            assertThat(refused.status()).as(version).isEqualTo(404);
            Problem.assertProblem(refused);
        }
    }

    @Test
    void the_public_page_shows_all_versions_to_whoever_comes_and_says_when_nothing_changed() {
        publish();
        Reply page = NODE.visitor().get("/terms");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("does not constitute a guarantee of uninterrupted service", "Version 2", "Version 1", "Another lead time",
                        "Work is recorded so long before it starts")
                .doesNotContain("user:u_");
        String tag = page.requiredHeader("ETag");
        Client browser = NODE.nobody().with("If-None-Match", tag);
        assertThat(browser.get("/terms").status()).isEqualTo(304);
        publish();
        assertThat(browser.get("/terms").status()).isEqualTo(200);
        assertThat(NODE.signedIn(ACME).get("/terms").text()).contains("Version 2");
    }
}
