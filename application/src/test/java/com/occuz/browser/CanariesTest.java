package com.occuz.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.occuz.running.RunningNode.ACME;
import static com.occuz.running.RunningNode.AUDITOR;
import static com.occuz.running.RunningNode.OPERATOR;
import static com.occuz.running.RunningNode.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.occuz.running.ConsoleClient;
import com.occuz.running.Reply;
import com.occuz.running.RunningNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Text that wants to be markup, script, template or formula is stored in every field, and stays text everywhere. */
@EnabledIf("com.occuz.browser.Chromium#isInstalled")
class CanariesTest {

    private static final String CANARY = "=1+1\"><img src=x onerror=alert(1)><script>alert(2)</script>{{7*7}}${7*7}'--";
    private static final RunningNode NODE = RunningNode.shared();
    private static final String RUN = UUID.randomUUID().toString();
    private static final String ADDRESS = "\"><script>alert(3)</script>" + RUN + "@acme.example";

    private static String link;
    private static String slug;
    private static String incident;
    private static String imported;
    private static long head;

    private final Chromium chromium = Chromium.shared();

    @AfterEach
    void closeWindows() {
        chromium.closeWindows();
    }

    @BeforeAll
    static void store() {
        String text = json(CANARY);
        Reply made = made(NODE.as(ACME).post("/api/v1/links", "{\"destination\": %s, \"title\": %s, \"tags\": [%s]}"
                .formatted(json("https://example.org/?q=" + CANARY.replace(" ", "+")), text, text)));
        link = made.json().path("id").asString();
        slug = made.json().path("slug").asString();
        made(NODE.as(ACME).post("/api/v1/api-keys", "{\"label\": " + text + "}"));
        incident = made(NODE.as(ACME).post("/api/v1/incidents",
                        "{\"title\": %s, \"description\": %s, \"severity\": 1, \"criterion\": \"global-redirection-failure\", \"components\": [\"redirection\"]}"
                                .formatted(text, text)))
                .json().path("id").asString();
        act("acknowledge", "{\"message\": " + text + "}");
        act("respond", "{\"message\": " + text + "}");
        act("diagnose", "{\"cause\": " + text + "}");
        act("escalate", "{\"severity\": 2, \"criterion\": \"major-feature-degradation\", \"reason\": " + text + "}");
        act("restore", "{}");
        act("correct", "{\"severity\": 1, \"criterion\": \"global-redirection-failure\", \"reason\": " + text + "}");
        act("attribute", "{\"category\": \"own-platform\", \"evidence\": " + text + "}");
        String ref = "canary:" + RUN;
        Reply reply = NODE.as(OPERATOR)
                .with("Content-Type", "application/x-ndjson")
                .with("Occuz-Import-Mapping", URLEncoder.encode(CANARY, StandardCharsets.UTF_8))
                .send("POST", "/api/v1/incidents/import",
                        "{\"ref\": %s, \"title\": %s, \"severity\": 2, \"components\": [\"core\"], \"startedAt\": \"2026-01-01T10:00:00Z\", \"cause\": %s}%n{\"ref\": %s}%n"
                                .formatted(json(ref), text, text, text));
        imported = made(reply).requiredHeader("Location");
        ConsoleClient olga = NODE.signedIn(OPERATOR);
        olga.get("/people");
        assertThat(olga.post("/people", Map.of("email", ADDRESS, "account", "acme", "role", "customer")).status()).isEqualTo(200);
        head = NODE.as(AUDITOR).get("/api/v1/sla/uptime?year=2026").json().path("position").asLong();
    }

    private static void act(String action, String body) {
        made(NODE.as(SUPPORT).post("/api/v1/incidents/" + incident + "/" + action, body));
    }

    private static Reply made(Reply reply) {
        assertThat(reply.status()).as("%s", reply).isBetween(200, 202);
        return reply;
    }

    private static String json(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<String> pages(String person) {
        String q = encoded(CANARY);
        return switch (person) {
            case ACME -> List.of(
                    "/dashboard", "/links", "/links?q=" + q, "/links?tag=" + q, "/links/new", "/links/" + link, "/links/" + link + "/edit",
                    "/links/" + link + "/history", "/support", "/support/new", "/incidents/" + incident, "/keys", "/own", "/" + q);
            case SUPPORT -> List.of("/desk", "/imports", "/desk?show=all&q=" + q, "/desk?after=" + q, "/incidents/" + incident, "/people", "/sla");
            case AUDITOR -> {
                List<String> all = new ArrayList<>(List.of(
                        "/events", "/events?type=" + q, "/events?account=" + q, "/events?aggregate=" + q, "/events?from=" + q,
                        "/links", "/links/" + link, "/incidents/" + incident, "/sla?at=" + q, "/sla?position=" + q, "/desk?show=all", "/people"));
                for (long position = head - 14; position <= head; position++) {
                    all.add("/events/" + position);
                }
                yield all;
            }
            default -> List.of("/processors", "/nodes", "/imports", "/desk?show=all", "/people", "/keys");
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {ACME, SUPPORT, AUDITOR, OPERATOR})
    void no_page_runs_it_or_complains(String person) {
        Page page = chromium.signedIn(NODE, person, 1280, ColorScheme.LIGHT);
        for (String path : pages(person)) {
            page.navigate(NODE.console() + path);
            assertThat(page.locator("img[src=x], main script")).hasCount(0);
            assertThat(page.content()).as(path).doesNotContain("{{49}}").doesNotContain("$49");
        }
        page.navigate(NODE.console() + "/sign-in?return=" + encoded(CANARY));
        // A field for a time leaves out what is none, and says so.
        assertThat(chromium.complaints()).filteredOn(it -> !it.contains("does not conform to the required format")).isEmpty();
    }

    @Test
    void where_it_belongs_it_is_read_as_it_was_written() {
        Page ada = chromium.signedIn(NODE, ACME, 1280, ColorScheme.LIGHT);
        ada.navigate(NODE.console() + "/links/" + link);
        assertThat(ada.locator("h1")).hasText(CANARY);
        ada.navigate(NODE.console() + "/links/" + link + "/edit");
        assertThat(ada.locator("#title")).hasValue(CANARY);
        ada.navigate(NODE.console() + "/incidents/" + incident);
        assertThat(ada.locator("h1")).hasText(CANARY);
        assertThat(ada.locator("#story")).containsText(CANARY);
        Page olga = chromium.signedIn(NODE, OPERATOR, 1280, ColorScheme.LIGHT);
        olga.navigate(NODE.console() + "/people");
        assertThat(olga.locator(".row-name").first()).hasText(ADDRESS);
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void the_edges_preview_shows_it_as_text() {
        Page page = chromium.window(1280, ColorScheme.LIGHT);
        page.navigate(NODE.edge() + "/" + slug + "+");
        assertThat(page.locator("img[src=x]")).hasCount(0);
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void programs_get_it_as_json_that_no_browser_takes_for_a_page() {
        Map<String, String> answers = Map.of(
                "/api/v1/links/" + link, ACME,
                "/api/v1/links/" + link + "/history", ACME,
                "/api/v1/api-keys", ACME,
                "/api/v1/incidents/" + incident, SUPPORT,
                imported, OPERATOR);
        answers.forEach((path, person) -> {
            Reply reply = NODE.as(person).get(path);
            assertThat(reply.requiredHeader("Content-Type")).as(path).startsWith("application/json");
            assertThat(reply.requiredHeader("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
            assertThat(reply.json()).as(path).isNotNull();
        });
        assertThat(NODE.as(ACME).get("/api/v1/links/" + link).json().path("title").asString()).isEqualTo(CANARY);
    }

    /** A click whose every text is this one. */
    private static String clickOf(String text) {
        String click = """
                {"clicks": [{"link": "%s", "at": "2026-01-01T00:00:00Z", "userAgent": "%s", "referrer": "https://%s/", "language": "%s"}]}\
                """.formatted(link, text, text, text);
        assertThat(NODE.as(ACME).post("/api/v1/clicks", click).status()).isEqualTo(200);
        return link;
    }

    private static List<String> exported(String ofLink) {
        String text = NODE.as(ACME).get("/api/v1/analytics/clicks?format=csv&link=" + ofLink).text();
        return List.of(text.split("[,\r\n]+"));
    }

    @Test
    void nothing_is_handed_out_as_a_table_in_which_it_would_be_a_formula() {
        List<String> tables = new ArrayList<>();
        NODE.nobody().get("/v3/api-docs").json().path("paths").properties().forEach(path -> {
            String described = path.getValue().valueStream()
                    .flatMap(operation -> operation.path("responses").valueStream())
                    .map(response -> response.path("content").toString())
                    .reduce("", String::concat);
            assertThat(described).doesNotContain("spreadsheet");
            if (described.contains("csv")) {
                tables.add(path.getKey());
            }
        });
        assertThat(tables).containsExactlyInAnyOrder(
                "/api/v1/analytics/clicks", "/api/v1/sla/uptime", "/api/v1/sla/timeline", "/api/v1/sla/reports/{id}");
        // Issued reports name incidents by their titles; what becomes of these is tested with the reports.
        tables.remove("/api/v1/sla/reports/{id}");
        tables.remove("/api/v1/analytics/clicks");
        assertThat(exported(clickOf("=HYPERLINK(1)/2.0 (=1+1; @SUM(1))")))
                .contains(link)
                .allMatch(cell -> cell.matches("[A-Za-z0-9].*"));
        // The others hold numbers, instants, ids and names of ours, and nothing that anybody wrote.
        for (String table : tables) {
            String text = NODE.as(AUDITOR).with("Accept", "text/csv").get(table).text();
            assertThat(text.split("[,\r\n]+")).isNotEmpty().allMatch(cell -> cell.matches("-?[0-9].*|[\"§A-Za-z].*"));
        }
        ConsoleClient ada = NODE.signedIn(ACME);
        for (String format : List.of("svg", "png")) {
            Reply code = ada.get("/links/" + link + "/qr?download&format=" + format);
            assertThat(code.text()).doesNotContain("script").doesNotContain("onerror");
            assertThat(code.requiredHeader("Content-Disposition")).contains("qr-" + slug).doesNotContain("<");
        }
    }
}
