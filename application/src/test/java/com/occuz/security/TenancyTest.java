package com.occuz.security;

import static com.occuz.running.RunningNode.ACME;
import static com.occuz.running.RunningNode.AUDITOR;
import static com.occuz.running.RunningNode.GLOBEX;
import static com.occuz.running.RunningNode.OPERATOR;
import static com.occuz.running.RunningNode.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.api.AnyContact;
import com.occuz.api.AnyCredit;
import com.occuz.api.AnyExclusion;
import com.occuz.api.MappedRoutes;
import com.occuz.console.ConsoleAccess;
import com.occuz.kernel.link.DomainId;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.link.Slug;
import com.occuz.running.Client;
import com.occuz.running.PlannedWork;
import com.occuz.running.Reply;
import com.occuz.running.RunningNode;
import com.occuz.running.UnexplainedTime;
import com.occuz.security.Access.Reach;
import com.occuz.security.Access.Rule;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TenancyTest {

    private static final RunningNode NODE = RunningNode.shared();
    private static final String UNKNOWN_LINK = new LinkId(DomainId.DEFAULT, new Slug("nobody-made-this-one")).opaque();

    /** Keys that open nothing, and keys of Acme's that open only half. */
    private static final Map<String, String> BAD_KEYS = new TreeMap<>();

    private static String readOnly = "";
    private static String writeOnly = "";

    private static final String MONITOR = "{\"label\": \"Monitor\", \"scopes\": [\"detect\"]}";
    private static String monitor = "";

    @BeforeAll
    static void makeKeys() throws InterruptedException {
        readOnly = newKey("{\"label\": \"Reads\", \"scopes\": [\"read\"]}").json().path("secret").asString();
        writeOnly = newKey("{\"label\": \"Writes\", \"scopes\": [\"write\"]}").json().path("secret").asString();
        monitor = NODE.as(OPERATOR).post("/api/v1/api-keys", MONITOR).json().path("secret").asString();
        Reply expiring = newKey("{\"label\": \"Expires\", \"expiresAt\": \"%s\"}"
                .formatted(java.time.Instant.now().plusMillis(700)));
        assertThat(expiring.status()).as("%s", expiring).isEqualTo(201);
        Reply revoked = newKey("{\"label\": \"Revoked\"}");
        NODE.as(ACME).delete("/api/v1/api-keys/" + revoked.json().path("id").asString());
        BAD_KEYS.put("unknown", ApiKeys.generate());
        BAD_KEYS.put("malformed", "occuz_short");
        BAD_KEYS.put("padded", NODE.key(ACME) + "=");
        BAD_KEYS.put("wrong case", NODE.key(ACME).toLowerCase(java.util.Locale.ROOT));
        BAD_KEYS.put("revoked", revoked.json().path("secret").asString());
        BAD_KEYS.put("expired", expiring.json().path("secret").asString());
        Thread.sleep(1_000);
    }

    private static Reply newKey(String body) {
        return NODE.as(ACME).post("/api/v1/api-keys", body);
    }

    static Stream<String> routes() {
        return Access.rules().keySet().stream();
    }

    private static String path(String route) {
        return route.substring(route.indexOf(' ') + 1).replace("/**", "/readiness").replace("{version}", "1");
    }

    private static Reply call(Client client, String route, String id, String ownLink) {
        Rule rule = rule(route);
        String method = route.substring(0, route.indexOf(' '));
        Client json = rule.body().isEmpty() ? client : client.with("Content-Type", contentType(route));
        String body = rule.body()
                .replace("{own}", ownLink)
                .replace("{reported}", id)
                .replace("{from}", AnyExclusion.from());
        Reply reply = json.send(method, path(route).replace("{id}", id), body);
        if (route.endsWith("/suspend") && reply.status() == 200) {
            AnyContact.reinstate(NODE, id);
        }
        return reply;
    }

    private static String contentType(String route) {
        return route.endsWith("/incidents/import") ? "application/x-ndjson" : "application/json";
    }

    private static Rule rule(String route) {
        return java.util.Objects.requireNonNull(Access.rules().get(route));
    }

    private static String newLinkOf(String owner) {
        return NODE.as(owner)
                .post("/api/v1/links", "{\"destination\": \"https://example.com/\"}")
                .json()
                .path("id")
                .asString();
    }

    private static String newApiKeyOf(String owner) {
        return NODE.as(owner).post("/api/v1/api-keys", "{\"label\": \"To be revoked\"}").json().path("id").asString();
    }

    /** Restored already where the route is about what follows a restoration. */
    private static String newIncidentOf(String owner, String route) {
        String id = NODE.as(owner)
                .post("/api/v1/incidents", rule("POST /api/v1/incidents").body())
                .json()
                .path("id")
                .asString();
        if (route.matches(".*/(relapse|stabilize|close)")) {
            assertThat(NODE.as(OPERATOR).post("/api/v1/incidents/" + id + "/restore", "{}").status()).isEqualTo(200);
        }
        return id;
    }

    private static String newImport() {
        return NODE.as(OPERATOR)
                .with("Content-Type", "application/x-ndjson")
                .send("POST", "/api/v1/incidents/import", "")
                .json()
                .path("id")
                .asString();
    }

    private static String newReport() {
        return NODE.as(OPERATOR).post("/api/v1/sla/reports", "{\"year\": 2025}").json().path("id").asString();
    }

    /** Whose view is not being made again, or not any more. */
    private static String restingProcessor() {
        NODE.as(OPERATOR).post("/api/v1/processors/api-keys/stop-rebuild", "{}");
        return "api-keys";
    }

    private static String newResource(String route, String owner) {
        return switch (rule(route).reach()) {
            case LINK -> newLinkOf(owner);
            case INCIDENT -> newIncidentOf(owner, route);
            case CREDIT -> AnyCredit.claimed(NODE, owner);
            case CONTACT -> AnyContact.readyFor(NODE, owner, route);
            // A customer knows of those that are approved; the staff decides on those that are not.
            case EXCLUSION -> AnyExclusion.claimed(NODE, owner, !route.matches(".*/(approve|reject)"));
            case CANDIDATE -> UnexplainedTime.noticed(NODE);
            case IMPORT -> newImport();
            case API_KEY -> newApiKeyOf(owner);
            case WORK -> route.startsWith("GET ")
                    ? PlannedWork.toldTo(NODE, owner, route)
                    : PlannedWork.readyFor(NODE, route);
            case ACCOUNT -> owner;
            case REPORT -> newReport();
            case PROCESSOR -> restingProcessor();
            // A credit is claimed for what was reported.
            case OPEN, OWN -> route.equals("POST /api/v1/credits") ? AnyCredit.reported(NODE, owner) : "";
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("routesOfTheApi")
    void a_letter_of_the_path_written_with_a_percent_sign_opens_nothing_to_nobody(String route) {
        Client json = rule(route).body().isEmpty()
                ? NODE.nobody()
                : NODE.nobody().with("Content-Type", contentType(route));
        String method = route.substring(0, route.indexOf(' '));
        String path = path(route).replace("{id}", "api-keys").replace("/api/", "/%61pi/");
        assertThat(json.send(method, path, rule(route).body()).status()).isEqualTo(401);
    }

    static Stream<String> routesOfTheApi() {
        return routes().filter(route -> route.contains(" /api/"));
    }

    @Test
    void every_mapped_and_every_described_route_is_in_the_table_of_expectations() {
        Set<String> routes = new TreeSet<>(MappedRoutes.of(NODE.console().getPort()));
        NODE.nobody().get("/v3/api-docs").json().path("paths").properties().forEach(path -> path.getValue()
                .propertyNames()
                .forEach(method -> routes.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));

        // The console's pages have a table of their own, and a test that goes through it.
        routes.removeAll(ConsoleAccess.rules().keySet());
        assertThat(Access.unlisted(routes)).isEmpty();
        assertThat(routes).containsAll(Access.rules().keySet());
    }

    @Test
    void a_route_that_nobody_thought_about_would_be_found() {
        Set<String> routes = new TreeSet<>(MappedRoutes.of(NODE.console().getPort()));
        routes.add("GET /api/v1/back-door");
        routes.removeAll(ConsoleAccess.rules().keySet());

        assertThat(Access.unlisted(routes)).containsExactly("GET /api/v1/back-door");
    }

    @ParameterizedTest
    @MethodSource("routes")
    void no_key_and_every_sort_of_bad_key_opens_nothing(String route) {
        String link = newLinkOf(ACME);
        String id = newResource(route, ACME);
        int expected = rule(route).reach() == Reach.OPEN ? 200 : 401;

        assertThat(call(NODE.nobody(), route, id, link).status()).as("no key").isEqualTo(expected);
        assertThat(call(NODE.nobody().with("Authorization", "Basic YTpi"), route, id, link).status())
                .as("another scheme")
                .isEqualTo(expected);
        BAD_KEYS.forEach((sort, key) -> {
            Reply reply = call(NODE.nobody().withKey(key), route, id, link);
            assertThat(reply.status()).as("%s: %s", sort, reply).isEqualTo(expected);
            if (expected == 401) {
                assertThat(reply.problem()).isEqualTo("unauthorized");
                assertThat(reply.requiredHeader("WWW-Authenticate")).isEqualTo("Bearer");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("routes")
    void each_role_may_what_the_table_says_with_what_is_its_own(String route) {
        Rule rule = rule(route);
        for (String caller : NODE.people()) {
            boolean owns = rule.callers().contains(caller) && !rule.everything().contains(caller);
            String owner = owns ? caller : ACME;
            String link = newLinkOf(owner.equals(GLOBEX) ? GLOBEX : ACME);
            Reply reply = call(NODE.as(caller), route, newResource(route, owner), link);
            if (rule.callers().contains(caller)) {
                assertThat(reply.status()).as("%s: %s", caller, reply).isEqualTo(rule.success());
            } else {
                assertThat(reply.status()).as("%s: %s", caller, reply).isEqualTo(403);
                assertThat(reply.problem()).isEqualTo("forbidden");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void a_monitors_key_tells_what_it_detects_and_opens_nothing_else(String route) {
        if (rule(route).reach() == Reach.OPEN) {
            return;
        }
        boolean detects = route.equals("POST /api/v1/incidents/detect");
        Reply reply = call(NODE.nobody().withKey(monitor), route, "none", "none");

        assertThat(reply.status()).as("%s", reply).isEqualTo(detects ? 201 : 403);
        assertThat(detects || reply.problem().equals("forbidden")).as("%s", reply).isTrue();
    }

    @Test
    void a_customer_has_no_monitor_and_a_key_that_only_reads_makes_none() {
        Reply customers = newKey("{\"label\": \"Monitor\", \"scopes\": [\"detect\"]}");
        assertThat(customers.status()).as("%s", customers).isEqualTo(400);
        assertThat(customers.problem()).isEqualTo("scope-not-for-role");
        String reads = NODE.as(OPERATOR)
                .post("/api/v1/api-keys", "{\"label\": \"Reads\", \"scopes\": [\"read\"]}")
                .json()
                .path("secret")
                .asString();
        assertThat(NODE.nobody().withKey(reads).post("/api/v1/api-keys", MONITOR).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void a_key_of_one_scope_opens_that_half_alone(String route) {
        Rule rule = rule(route);
        if (rule.reach() == Reach.OPEN || !rule.callers().contains(ACME)) {
            return;
        }
        boolean reads = route.startsWith("GET ");
        String link = newLinkOf(ACME);
        Reply withRead = call(NODE.nobody().withKey(readOnly), route, newResource(route, ACME), link);
        Reply withWrite = call(NODE.nobody().withKey(writeOnly), route, newResource(route, ACME), link);

        assertThat((reads ? withRead : withWrite).status()).isEqualTo(rule.success());
        assertThat((reads ? withWrite : withRead).status()).isEqualTo(403);
        assertThat((reads ? withWrite : withRead).problem()).isEqualTo("forbidden");
    }

    @ParameterizedTest
    @MethodSource("routes")
    void what_belongs_to_another_account_does_not_exist_down_to_the_last_byte(String route) {
        Rule rule = rule(route);
        if (rule.reach() == Reach.OPEN || rule.reach() == Reach.OWN) {
            return;
        }
        for (String caller : rule.callers()) {
            if (rule.everything().contains(caller)) {
                continue;
            }
            String owner = caller.equals(ACME) ? GLOBEX : ACME;
            String unknown =
                    switch (rule.reach()) {
                        case LINK -> UNKNOWN_LINK;
                        case INCIDENT, EXCLUSION, CREDIT, CONTACT, CANDIDATE -> "00000000-0000-0000-0000-000000000000";
                        case IMPORT -> "no-such-import";
                        case WORK -> "no-such-work";
                        case ACCOUNT -> "no-such-account";
                        case REPORT -> "no-such-report";
                        case PROCESSOR -> "no-such-processor";
                        case API_KEY, OPEN, OWN -> "k_00000000000000000000000000000000";
                    };
            Reply foreign = call(NODE.as(caller), route, newResource(route, owner), "");
            Reply missing = call(NODE.as(caller), route, unknown, "");

            assertThat(foreign.status()).as("%s: %s", caller, foreign).isEqualTo(404);
            assertThat(foreign.body()).isEqualTo(missing.body());
            assertThat(withoutDate(foreign)).isEqualTo(withoutDate(missing));
        }
    }

    private static Map<String, ?> withoutDate(Reply reply) {
        Map<String, Object> headers = new TreeMap<>(reply.headers().map());
        headers.remove("date");
        return headers;
    }

    @Test
    void clicks_on_another_accounts_link_are_refused_like_those_on_none() {
        String body = "{\"clicks\": [{\"link\": \"%s\", \"at\": \"2026-01-01T00:00:00Z\"}]}";
        Reply foreign = NODE.as(GLOBEX).post("/api/v1/clicks", body.formatted(newLinkOf(ACME)));
        Reply missing = NODE.as(GLOBEX).post("/api/v1/clicks", body.formatted(UNKNOWN_LINK));

        assertThat(foreign.status()).isEqualTo(400);
        assertThat(foreign.body()).isEqualTo(missing.body());
    }

    @Test
    void lists_hold_nothing_of_another_account_whatever_cursor_or_tag_is_asked_for() {
        Reply acmes = NODE.as(ACME)
                .post("/api/v1/links", "{\"destination\": \"https://example.com/\", \"tags\": [\"tenancy\"]}");
        String link = acmes.json().path("id").asString();
        newLinkOf(ACME);
        String cursor = NODE.as(ACME).get("/api/v1/links?limit=1").json().path("nextCursor").asString();

        assertThat(NODE.as(GLOBEX).get("/api/v1/links?tag=tenancy").json().path("items")).isEmpty();
        for (String query : Set.of("?limit=500", "?limit=500&cursor=" + cursor)) {
            assertThat(NODE.as(GLOBEX).get("/api/v1/links" + query).text()).doesNotContain(link);
        }
        for (String caller : Set.of(ACME, GLOBEX, OPERATOR)) {
            String account = caller.equals(OPERATOR) ? "platform" : caller;
            assertThat(NODE.as(caller).get("/api/v1/api-keys?limit=500").json().path("items"))
                    .isNotEmpty()
                    .allSatisfy(key -> assertThat(key.path("account").asString()).isEqualTo(account));
        }
        assertThat(NODE.as(AUDITOR).get("/api/v1/links?limit=500").text()).contains(link);
    }

    @Test
    void no_list_and_no_history_ever_shows_a_secret() {
        Reply issued = newKey("{\"label\": \"Hidden\"}");
        String secret = issued.json().path("secret").asString();

        assertThat(secret).startsWith("occuz_");
        assertThat(NODE.as(ACME).get("/api/v1/api-keys?limit=500").text()).doesNotContain("occuz_");
        assertThat(NODE.as(ACME).delete("/api/v1/api-keys/" + issued.json().path("id").asString()).text())
                .doesNotContain(secret);
    }

    @Test
    void a_revoked_key_opens_nothing_two_seconds_later_however_busy_it_is() throws InterruptedException {
        Reply issued = newKey("{\"label\": \"To be revoked\"}");
        Client holder = NODE.nobody().withKey(issued.json().path("secret").asString());
        assertThat(holder.get("/api/v1/me").status()).isEqualTo(200);

        long revoked = System.nanoTime();
        NODE.as(ACME).delete("/api/v1/api-keys/" + issued.json().path("id").asString());
        while (holder.get("/api/v1/me").status() == 200) {
            assertThat(System.nanoTime() - revoked).isLessThan(2_000_000_000L);
            Thread.sleep(20);
        }
        assertThat(holder.get("/api/v1/me").status()).isEqualTo(401);
        assertThat(System.nanoTime() - revoked).isLessThan(2_000_000_000L);
    }

    @Test
    void a_key_cannot_make_one_that_reaches_further_than_itself() {
        Client narrow = NODE.nobody().withKey(writeOnly);
        Reply wider = narrow.post("/api/v1/api-keys", "{\"label\": \"Wider\", \"scopes\": [\"read\", \"write\"]}");
        Reply same = narrow.post("/api/v1/api-keys", "{\"label\": \"Same\"}");

        assertThat(wider.status()).isEqualTo(400);
        assertThat(wider.text()).contains("\"field\":\"scopes\"");
        assertThat(same.json().path("scopes").toString()).isEqualTo("[\"write\"]");
        assertThat(same.json().path("role").asString()).isEqualTo("customer");
    }

    @Test
    void a_support_key_reaches_no_link_and_no_key() {
        assertThat(NODE.as(SUPPORT).get("/api/v1/links/" + newLinkOf(ACME)).status()).isEqualTo(403);
        assertThat(NODE.as(SUPPORT).get("/api/v1/api-keys").status()).isEqualTo(403);
    }
}
