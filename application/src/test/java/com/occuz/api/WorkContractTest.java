package com.occuz.api;

import static com.occuz.running.RunningNode.ACME;
import static com.occuz.running.RunningNode.AUDITOR;
import static com.occuz.running.RunningNode.GLOBEX;
import static com.occuz.running.RunningNode.OPERATOR;
import static com.occuz.running.RunningNode.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.running.Client;
import com.occuz.running.RawHttp;
import com.occuz.running.Reply;
import com.occuz.running.RunningNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Planned work through the API (§ 7, § 12), on a clock of its own: it begins on a Saturday, outside of support hours. */
class WorkContractTest {

    private static final RunningNode NODE =
            RunningNode.start(List.of(), Map.of("OCCUZ_TEST_CLOCK", "2026-01-10T01:00:00-05:00"));
    private static final Client STAFF = NODE.as(SUPPORT);
    private static final String WINDOWS = "/api/v1/maintenance-windows";
    private static final String MIGRATIONS = "/api/v1/migrations";
    private static final String LINK = "{\"destination\": \"https://example.com/\"}";
    private static final String REASON = "{\"reason\": \"So it is\"}";

    @BeforeAll
    static void begin() {
        Reply reply = NODE.as(OPERATOR).post("/api/v1/sla/service-start", "{\"at\": \"2026-01-01T00:00:00-05:00\"}");
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
    }

    @AfterAll
    static void end() {
        NODE.close();
    }

    private static String plan(String components, String from, String until) {
        return """
                {"title": "New disks", "purpose": "Room", "justification": "They are full", "components": %s,
                 "plannedStart": "2026-%s:00-05:00", "plannedEnd": "2026-%s:00-05:00"}"""
                .formatted(components, from, until);
    }

    private static String planned(String path, String components, String from, String until) {
        Reply reply = STAFF.post(path, plan(components, from, until));
        assertThat(reply.status()).as("%s", reply).isEqualTo(201);
        assertThat(reply.requiredHeader("Location")).isEqualTo(path + "/" + reply.json().path("id").asString());
        assertThat(reply.requiredHeader("ETag")).isEqualTo("\"1\"");
        return reply.requiredHeader("Location");
    }

    private static JsonNode done(Client client, String work, String action, String body) {
        Reply reply = client.post(work + "/" + action, body);
        assertThat(reply.status()).as("%s: %s", action, reply).isEqualTo(200);
        return reply.json();
    }

    private static void refused(Client client, String work, String action, String body, int status, String problem) {
        Reply reply = client.post(work + "/" + action, body);
        Problem.assertProblem(reply);
        assertThat(reply.status()).as("%s: %s", action, reply).isEqualTo(status);
        assertThat(reply.problem()).isEqualTo(problem);
    }

    /** Forwards only, so each test moves on from where the one before was. */
    private static void until(String instant) {
        Reply reply = NODE.as(OPERATOR).post("/api/v1/test-clock", "{\"to\": \"2026-" + instant + ":00-05:00\"}");
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
    }


    private static JsonNode uptime(String query) {
        return NODE.as(AUDITOR).get("/api/v1/sla/uptime?" + query).json();
    }

    private static void plan(String account, boolean outageNotices) {
        Reply reply = NODE.as(OPERATOR).post("/api/v1/accounts/" + account + "/support-plan", """
                {"outageNotices": %s, "statusUpdates": false, "incidentReports": false, "rootCauseAnalyses": false}"""
                .formatted(outageNotices));
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
    }

    @Nested
    class A_body {

        @Test
        void is_refused_by_the_names_of_the_fields_that_are_not_acceptable() {
            Map<String, String> wrong = Map.of(
                    "title", plan("[\"core\"]", "02-01T00:00", "02-01T01:00").replace("New disks", " "),
                    "purpose", plan("[\"core\"]", "02-01T00:00", "02-01T01:00").replace("\"Room\"", "7"),
                    "justification", plan("[\"core\"]", "02-01T00:00", "02-01T01:00").replace("\"justification\": \"They are full\",", ""),
                    "components", plan("[\"moon\"]", "02-01T00:00", "02-01T01:00"),
                    "plannedEnd", plan("[\"core\"]", "02-01T01:00", "02-01T01:00"),
                    "partOf", plan("[\"core\"], \"partOf\": \"x\"", "02-01T00:00", "02-01T01:00"));
            wrong.forEach((field, body) -> {
                Reply reply = STAFF.post(WINDOWS, body);
                assertThat(reply.status()).as("%s: %s", field, reply).isEqualTo(400);
                assertThat(reply.json().path("errors").findValuesAsString("field")).as("%s", reply).containsExactly(field);
            });
            Reply stray = STAFF.post(MIGRATIONS, plan("[\"core\"], \"partOf\": \"no-such\"", "02-01T00:00", "02-01T01:00"));
            assertThat(stray.problem()).isEqualTo("no-such-migration");
        }

        @Test
        void of_an_extension_names_the_end_once() {
            String work = planned(WINDOWS, "[\"qr-codes\"]", "11-01T00:00", "11-01T01:00");
            refused(STAFF, work, "extend", "{}", 400, "invalid-request");
            refused(
                    STAFF, work, "extend",
                    "{\"until\": \"2026-11-02T00:00:00Z\", \"plannedEnd\": \"2026-11-02T00:00:00Z\"}", 400, "invalid-request");
            assertThat(done(STAFF, work, "extend", "{\"until\": \"2026-11-02T00:00:00Z\"}").path("plannedEnd").asString())
                    .isEqualTo("2026-11-02T00:00:00Z");
        }

        @Test
        void asked_for_again_under_its_key_gives_the_same_work() {
            Client keyed = STAFF.with("Idempotency-Key", UUID.randomUUID().toString());
            Reply first = keyed.post(WINDOWS, plan("[\"qr-codes\"]", "11-03T00:00", "11-03T01:00"));
            Reply again = keyed.post(WINDOWS, plan("[\"qr-codes\"]", "11-03T00:00", "11-03T01:00"));
            assertThat(again.text()).isEqualTo(first.text());
            assertThat(again.requiredHeader("Idempotency-Replayed")).isEqualTo("true");
        }

        @Test
        void for_another_version_is_412() {
            String work = planned(WINDOWS, "[\"qr-codes\"]", "11-04T00:00", "11-04T01:00");
            refused(STAFF.with("If-Match", "\"7\""), work, "cancel", "{}", 412, "stale-version");
            JsonNode cancelled = done(STAFF.with("If-Match", "\"1\""), work, "cancel", REASON);
            assertThat(cancelled.path("state").asString()).isEqualTo("cancelled");
            assertThat(cancelled.path("version").asInt()).isEqualTo(2);
        }
    }

    /** One after the other on one clock, which goes forwards only; so it is one test of one story. */
    @Test
    void planned_work_takes_its_course_and_the_figures_follow() {
        maintenanceOnTime();
        maintenanceInHoursOfHighTraffic();
        lateMaintenance();
        migrationsOfAYear();
    }

    private static void maintenanceOnTime() {
        String work = planned(WINDOWS, "\"platform\"", "01-10T02:00", "01-10T04:00");
        assertThat(STAFF.get(work).json().path("components").asString()).isEqualTo("platform");
        refused(STAFF, work, "finish", "{}", 409, "not-started");
        until("01-10T02:30");
        refused(STAFF, work, "start", "{\"at\": \"2026-01-10T02:31:00-05:00\"}", 400, "in-the-future");
        JsonNode running = done(STAFF, work, "start", "{\"at\": \"2026-01-10T02:00:00-05:00\"}");
        assertThat(running.path("state").asString()).isEqualTo("running");
        assertThat(running.path("late").asBoolean()).isFalse();
        assertThat(running.path("exclusion").path("outcome").asString()).isEqualTo("excluded");
        // Links can be made during maintenance: § 12 alone stops input.
        assertThat(NODE.as(ACME).post("/api/v1/links", LINK).status()).isEqualTo(201);

        refused(STAFF, work, "cancel", "{}", 409, "already-started");
        refused(STAFF, work, "extend", "{\"plannedEnd\": \"2026-01-10T03:00:00-05:00\"}", 400, "not-an-extension");
        done(STAFF, work, "extend", "{\"plannedEnd\": \"2026-01-10T05:00:00-05:00\"}");
        until("01-10T06:00");
        refused(STAFF, work, "extend", "{\"plannedEnd\": \"2026-01-10T07:00:00-05:00\"}", 409, "extended-too-late");
        JsonNode over = done(STAFF, work, "finish", "{\"at\": \"2026-01-10T05:30:00-05:00\"}");

        // The overrun of half an hour counts: planned and extended from two to five.
        assertThat(over.path("exclusion").path("from").asString()).isEqualTo("2026-01-10T07:00:00Z");
        assertThat(over.path("exclusion").path("until").asString()).isEqualTo("2026-01-10T10:00:00Z");
        assertThat(uptime("year=2026").path("excludedMillis").path("maintenance").asLong()).isEqualTo(3 * 3_600_000L);
        assertThat(uptime("year=2026&component=redirection").path("excludedMillis").path("maintenance").asLong())
                .isEqualTo(3 * 3_600_000L);
        assertThat(NODE.as(AUDITOR)
                        .get("/api/v1/sla/timeline?from=2026-01-10T02:00:00-05:00&to=2026-01-10T05:00:00-05:00")
                        .json()
                        .path("windows")
                        .findValuesAsString("class"))
                .containsExactly("maintenance");
        corrected(work);
    }

    /** What was said before stays known as of then. */
    private static void corrected(String work) {
        String known = STAFF.get(work).requiredHeader("Occuz-Position");
        refused(STAFF, work, "correct", "{\"reason\": \"R\"}", 400, "nothing-to-correct");
        refused(
                STAFF, work, "correct", "{\"startedAt\": \"2026-01-10T05:45:00-05:00\", \"reason\": \"R\"}", 400,
                "too-late");
        JsonNode corrected = done(
                STAFF, work, "correct",
                "{\"startedAt\": \"2026-01-10T02:15:00-05:00\", \"finishedAt\": \"2026-01-10T03:15:00-05:00\", \"reason\": \"R\"}");
        assertThat(corrected.path("startedAt").asString()).isEqualTo("2026-01-10T07:15:00Z");
        assertThat(corrected.path("endedAt").asString()).isEqualTo("2026-01-10T08:15:00Z");
        assertThat(corrected.path("state").asString()).isEqualTo("finished");
        assertThat(corrected.path("exclusion").path("from").asString()).isEqualTo("2026-01-10T07:15:00Z");
        assertThat(uptime("year=2026").path("excludedMillis").path("maintenance").asLong()).isEqualTo(3_600_000L);
        assertThat(uptime("year=2026&asOf=" + known).path("excludedMillis").path("maintenance").asLong())
                .isEqualTo(3 * 3_600_000L);
    }

    private static void maintenanceInHoursOfHighTraffic() {
        String work = planned(WINDOWS, "[\"analytics\"]", "01-12T12:00", "01-12T14:00");
        until("01-12T12:00");
        refused(STAFF, work, "start", "{}", 409, "necessity-missing");
        JsonNode running = done(STAFF, work, "start", "{\"necessity\": \"The disks fail within hours\"}");
        assertThat(running.path("necessity").asString()).isEqualTo("The disks fail within hours");
        assertThat(done(STAFF, work, "abort", REASON).path("state").asString()).isEqualTo("aborted");
    }

    private static void lateMaintenance() {
        until("01-17T03:00");
        long before = uptime("year=2026").path("excludedMillis").path("maintenance").asLong();
        String work = planned(WINDOWS, "\"platform\"", "01-17T01:00", "01-17T04:00");
        refused(NODE.as(OPERATOR), work, "approve", REASON, 409, "not-late");
        JsonNode late = done(STAFF, work, "start", "{\"at\": \"2026-01-17T01:00:00-05:00\"}");
        assertThat(late.path("late").asBoolean()).isTrue();
        assertThat(late.path("claim").asString()).isEqualTo("claimed");
        assertThat(late.path("warnings")).hasSize(1);
        done(STAFF, work, "finish", "{\"at\": \"2026-01-17T02:00:00-05:00\"}");
        assertThat(uptime("year=2026").path("excludedMillis").path("maintenance").asLong()).isEqualTo(before);

        refused(STAFF, work, "approve", REASON, 409, "own-claim");
        done(NODE.colleague(), work, "approve", REASON);
        assertThat(done(NODE.colleague(), work, "approve", REASON).path("opinions")).hasSize(1);
        assertThat(uptime("year=2026").path("excludedMillis").path("maintenance").asLong()).isEqualTo(before);
        assertThat(done(NODE.otherColleague(), work, "approve", REASON).path("claim").asString()).isEqualTo("approved");
        assertThat(uptime("year=2026").path("excludedMillis").path("maintenance").asLong()).isEqualTo(before + 3_600_000L);
        refused(NODE.as(OPERATOR), work, "reject", REASON, 409, "claim-is-decided");
    }

    private static void migrationsOfAYear() {
        int year = 2026;
        for (int month = 2; month <= 4; month++) {
            String day = "0" + month + "-01T0";
            String work = planned(MIGRATIONS, "\"platform\"", day + "1:00", day + "3:00");
            until(day + "1:00");
            JsonNode running = done(STAFF, work, "start", "{}");
            until(day + "2:00");
            done(STAFF, work, "finish", "{}");
            JsonNode shown = STAFF.get(work).json();
            if (month < 4) {
                assertThat(shown.path("exclusion").path("outcome").asString()).as("%s", running).isEqualTo("excluded");
                assertThat(shown.path("warnings")).isEmpty();
            } else {
                assertThat(running.path("exclusion").path("outcome").asString()).isEqualTo("one-too-many");
                assertThat(shown.path("warnings").toString()).contains("migration number 3 of " + year);
            }
        }
        long excluded = uptime("year=" + year).path("excludedMillis").path("migration").asLong();
        // Two of them for an hour each, give or take what the requests took.
        assertThat(excluded).isBetween(2 * 3_600_000L - 60_000, 2 * 3_600_000L + 60_000);
        inputOfCustomers();
        whoIsTold();
    }

    /** § 12: refused, never accepted and lost. */
    private static void inputOfCustomers() {
        Client acme = NODE.as(ACME);
        String link = acme.post("/api/v1/links", LINK).json().path("id").asString();
        String slug = acme.get("/api/v1/links/" + link).json().path("slug").asString();
        String click = "{\"clicks\": [{\"link\": \"" + link + "\", \"at\": \"2026-01-02T00:00:00Z\"}]}";
        String report = """
                {"title": "T", "description": "D", "severity": 3, "criterion": "individual-customer-issue",
                 "components": ["analytics"]}""";
        record Stops(
                String components, boolean links, boolean clicks, boolean reports, boolean keys, boolean redirects) {}
        for (Stops stops : List.of(
                new Stops("[\"link-creation\"]", true, false, false, false, false),
                new Stops("[\"analytics\"]", false, true, false, false, false),
                new Stops("[\"support-section\"]", false, false, true, false, false),
                new Stops("[\"redirection\", \"qr-codes\"]", false, false, false, false, true),
                new Stops("\"platform\"", true, true, true, true, true))) {
            String work = planned(MIGRATIONS, stops.components(), "01-01T00:00", "12-31T00:00");
            done(STAFF, work, "start", "{}");
            taken(acme.post("/api/v1/links", LINK), stops.links());
            taken(acme.patch("/api/v1/links/" + link, "{\"title\": \"" + UUID.randomUUID() + "\"}"), stops.links());
            taken(acme.post("/api/v1/clicks", click), stops.clicks());
            taken(acme.post("/api/v1/incidents", report), stops.reports());
            taken(acme.post("/api/v1/api-keys", "{\"label\": \"x\"}"), stops.keys());
            assertThat(acme.get("/api/v1/links/" + link).status()).isEqualTo(200);
            redirects(slug, stops.redirects() ? "503" : "302");
            // Whoever works here goes on.
            assertThat(NODE.as(OPERATOR).post("/api/v1/api-keys", "{\"label\": \"x\"}").status()).isEqualTo(201);
            done(STAFF, work, "abort", "{}");
            taken(acme.post("/api/v1/links", LINK), false);
            redirects(slug, "302");
        }
    }

    /** Within two seconds, and a little for the question itself on a busy machine. */
    private static void redirects(String slug, String status) {
        String request = "GET /" + slug + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        long deadline = System.nanoTime() + 4_000_000_000L;
        String answer = RawHttp.exchange(NODE.edge(), request);
        while (!answer.startsWith("HTTP/1.1 " + status) && System.nanoTime() < deadline) {
            answer = RawHttp.exchange(NODE.edge(), request);
        }
        assertThat(answer).startsWith("HTTP/1.1 " + status);
        assertThat(answer.contains("retry-after: 60")).isEqualTo(status.equals("503"));
    }

    private static void taken(Reply reply, boolean stopped) {
        if (stopped) {
            Problem.assertProblem(reply);
            assertThat(reply.status()).as("%s", reply).isEqualTo(503);
            assertThat(reply.problem()).isEqualTo("migration-in-progress");
            assertThat(Integer.parseInt(reply.requiredHeader("Retry-After"))).isPositive();
        } else {
            assertThat(reply.status()).as("%s", reply).isBetween(200, 201);
        }
    }

    /** § 4, § 7, § 12: with a support add-on, and after a judgement, and then only once it is announced. */
    private static void whoIsTold() {
        plan(ACME, true);
        plan(GLOBEX, false);
        String work = planned(WINDOWS, "[\"analytics\"]", "09-01T00:00", "09-01T03:00");
        Client acme = NODE.as(ACME);
        refused(STAFF, work, "announce", "{}", 409, "not-judged");
        done(STAFF, work, "judge", "{\"necessary\": true, \"impactful\": false, \"reason\": \"Nobody looks\"}");
        refused(STAFF, work, "announce", "{}", 409, "not-to-be-told");
        done(STAFF, work, "judge", "{\"necessary\": true, \"impactful\": true, \"reason\": \"Many look\"}");
        assertThat(acme.get(work).status()).isEqualTo(404);
        assertThat(isInCalendarOf(acme, work)).isFalse();
        done(STAFF, work, "announce", "{}");

        JsonNode told = acme.get(work).json();
        assertThat(told.path("title").asString()).isEqualTo("New disks");
        for (String own : List.of("justification", "necessity", "judgement", "recordedBy", "exclusion")) {
            assertThat(told.path(own).isNull()).as(own).isTrue();
        }
        assertThat(acme.get(WINDOWS).json().path("items")).hasSize(1);
        assertThat(NODE.as(GLOBEX).get(work).status()).isEqualTo(404);
        assertThat(NODE.as(GLOBEX).get(WINDOWS).json().path("items")).isEmpty();
        assertThat(isInCalendarOf(acme, work)).isTrue();
        assertThat(isInCalendarOf(NODE.as(GLOBEX), work)).isFalse();
        assertThat(isInCalendarOf(NODE.as(OPERATOR), work)).isTrue();
        plan(ACME, false);
        assertThat(acme.get(work).status()).isEqualTo(404);
        assertThat(isInCalendarOf(acme, work)).isFalse();
        plan(ACME, true);
        done(STAFF, work, "judge", "{\"necessary\": false, \"impactful\": true, \"reason\": \"It can wait\"}");
        assertThat(acme.get(work).status()).isEqualTo(404);
        assertThat(isInCalendarOf(acme, work)).isFalse();
    }

    private static boolean isInCalendarOf(Client client, String work) {
        String calendar = client.get("/api/v1/calendar.ics").text();
        assertThat(calendar).startsWith("BEGIN:VCALENDAR\r\n").endsWith("END:VCALENDAR\r\n");
        return calendar.replace("\r\n ", "").contains("UID:maintenance-" + work.replaceAll(".*/", "") + "@occuz\r\n");
    }
}
