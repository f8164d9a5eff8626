package com.occuz.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.occuz.running.RunningNode.ACME;
import static com.occuz.running.RunningNode.AUDITOR;
import static com.occuz.running.RunningNode.OPERATOR;
import static com.occuz.running.RunningNode.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.occuz.running.RunningNode;
import com.occuz.running.UnexplainedTime;
import com.occuz.running.UnfinishedImport;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** One browser and one node for all journeys; left out where there is no Chromium. */
@EnabledIf("com.occuz.browser.Chromium#isInstalled")
class StaffJourneysTest {

    /** On a busy machine. */
    private static final HasTextOptions PATIENTLY = new HasTextOptions().setTimeout(30_000);

    private final RunningNode node = RunningNode.shared();
    private final Chromium chromium = Chromium.shared();

    @AfterEach
    void closeWindows() {
        chromium.closeWindows();
    }

    @Test
    void an_auditor_finds_an_event_by_what_it_carries_and_reads_it_as_it_is_stored() {
        String slug = node.as(ACME).post("/api/v1/links", "{\"destination\": \"https://example.org/hidden\"}")
                .json().path("slug").asString();
        Page page = chromium.signedIn(node, AUDITOR, 1280, ColorScheme.LIGHT);
        page.navigate(node.console() + "/events");
        page.fill("#type", "link.");
        page.fill("#aggregate", "link:default/" + slug);
        page.keyboard().press("Enter");
        assertThat(page.locator("#results .row-name")).hasText(new String[] {"Link created"});
        assertThat(page.locator("#results [data-label=By]")).containsText("API key");

        page.click("#results .row-name");
        assertThat(page.locator("pre").first()).containsText("link:default/" + slug);
        assertThat(page.locator("pre").first()).not().containsText("example.org");
        assertThat(page.locator("pre").last()).containsText("\"accountId\" : \"acme\"");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void an_operator_rebuilds_a_view_and_sees_how_far_it_is_until_it_has_taken_over() throws Exception {
        Page page = chromium.signedIn(node, OPERATOR, 1280, ColorScheme.LIGHT);
        page.navigate(node.console() + "/processors");
        assertThat(page.locator(".verdict")).containsText("Every event was handled once");
        page.click("button[aria-label='Rebuild people']");
        assertThat(page.locator("#rebuild-title")).hasText("Rebuild people?");
        Locator people = page.locator("li.process", new Page.LocatorOptions().setHasText("people"));
        // As if somebody tried dead letters of the view again: the new tables then wait to take over.
        try (RunningNode.Held _ = node.hold("select pg_advisory_xact_lock(hashtextextended('occuz.letters:people', 0))")) {
            page.click("#rebuild .btn-primary");
            assertThat(page.locator("[role=status].notice")).containsText("The rebuild has begun.");
            assertThat(people.locator(".badge")).hasText("Rebuilding", PATIENTLY);
            assertThat(people.locator(".again")).containsText("100 %", new ContainsTextOptions().setTimeout(30_000));
            assertThat(people.getByText("Rebuild…")).hasCount(0);
        }
        assertThat(people.locator(".badge")).hasText("Up to date", PATIENTLY);
        assertThat(people.locator(".again")).hasCount(0);
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void an_operator_sees_what_was_wrong_with_the_lines_of_an_import_and_withdraws_it() {
        String lines = """
                {"ref": "journey:1", "title": "Withdrawn outage", "severity": 1, "components": ["redirection"], "startedAt": "2025-05-01T10:00:00Z", "restoredAt": "2025-05-01T11:00:00Z"}
                {"ref": "journey:2", "title": "Without an end or a beginning", "severity": 9}
                """;
        String id = node.as(OPERATOR).with("Content-Type", "application/x-ndjson")
                .send("POST", "/api/v1/incidents/import", lines).json().path("id").asString();
        Page page = chromium.signedIn(node, OPERATOR, 1280, ColorScheme.LIGHT);
        page.navigate(node.console() + "/imports");
        Locator one = page.locator("li.process", new Page.LocatorOptions().setHas(page.locator("code[title='" + id + "']")));
        assertThat(one.locator(".badge")).hasText("Completed");
        assertThat(one.locator(".facts")).containsText("Accepted");
        one.locator("summary").click();
        assertThat(one.locator(".line-errors")).containsText("Line 2");
        assertThat(one.locator(".line-errors")).containsText("severity");

        one.getByText("Withdraw…").click();
        page.fill("#reason", "The wrong file");
        page.click("#withdraw .btn-danger");
        assertThat(page.locator("[role=status].notice")).containsText("The import is withdrawn.");
        assertThat(one.locator(".badge")).hasText("Withdrawn", PATIENTLY);
        assertThat(one.getByText("Withdraw…")).hasCount(0);
        assertThat(node.as(OPERATOR).get("/api/v1/imports/" + id).json().path("withdrawn").asBoolean()).isTrue();
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void an_operator_watches_an_import_count_while_its_lines_come_in() throws Exception {
        String key = UUID.randomUUID().toString();
        Page page = chromium.signedIn(node, OPERATOR, 1280, ColorScheme.LIGHT);
        page.navigate(node.console() + "/imports");
        try (UnfinishedImport slow =
                UnfinishedImport.begin(node.console(), node.key(OPERATOR), key, "not json\n" + lines(key, 60))) {
            Locator one = page.locator("li.process", new Page.LocatorOptions().setHasText("Running")).first();
            assertThat(one.locator(".facts dd")).hasText(new String[] {"50", "5", "44", "1"}, PATIENTLY);
            one.locator("summary").click();
            slow.more(lines(key, 60));
            assertThat(one.locator(".facts dd")).hasText(new String[] {"100", "5", "94", "1"}, PATIENTLY);
            // What was unfolded is not folded by the next look.
            assertThat(one.locator(".line-errors")).isVisible();
            slow.finish();
            Locator done = page.locator("li.process").first();
            assertThat(done.locator(".badge")).hasText("Completed", PATIENTLY);
            assertThat(done.locator(".facts dd")).hasText(new String[] {"121", "5", "115", "1"});
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    /** Five incidents, told of again and again. */
    private static String lines(String source, int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> "{\"ref\": \"%s:%d\", \"title\": \"Slow\", \"severity\": 3,".formatted(source, n % 5)
                        + " \"startedAt\": \"2025-01-01T10:00:00Z\", \"restoredAt\": \"2025-01-01T10:01:00Z\"}\n")
                .collect(Collectors.joining());
    }

    @Test
    void unexplained_time_comes_up_by_itself_and_somebody_says_what_it_was() {
        Page page = chromium.signedIn(node, SUPPORT, 1280, ColorScheme.LIGHT);
        page.navigate(node.console() + "/unexplained");
        String id = UnexplainedTime.noticed(node);
        Locator one = page.locator("#candidate-" + id);
        assertThat(one.locator(".badge")).hasText("waits for a decision", PATIENTLY);
        assertThat(one).containsText("fell silent");
        one.getByText("The service was there…").click();
        assertThat(page.locator("#dismiss-title")).containsText("No sign of life, 10 min");
        page.fill("#dismiss-reason", "The proxy's log has redirects in every second of it");
        page.click("#dismiss .btn-primary");
        assertThat(one.locator(".badge")).hasText("the service was there", PATIENTLY);
        assertThat(one).containsText("The proxy's log");

        one.getByText("It was an incident…").click();
        page.selectOption("#confirm-criterion", "major-feature-degradation");
        page.fill("#confirm-reason", "They were another installation's");
        page.click("#confirm .btn-danger");
        assertThat(one.locator(".badge")).hasText("an incident", PATIENTLY);
        one.getByText("its story").click();
        assertThat(page.locator("h1")).hasText("The platform gave no sign of life");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void every_page_of_the_staff_is_sound_on_a_desk_and_on_a_phone() {
        Map<String, List<String>> pages = Map.of(
                AUDITOR, List.of("/sla", "/sla?position=1", "/sla?at=2199-01-01T00:00", "/events", "/events/1", "/events?type=nothing"),
                OPERATOR, List.of("/processors", "/nodes", "/imports", "/people", "/keys"),
                SUPPORT, List.of("/people", "/links", "/unexplained"));
        pages.forEach((person, paths) -> {
            for (int width : List.of(1280, 390)) {
                Page page = chromium.signedIn(node, person, width, width == 390 ? ColorScheme.DARK : ColorScheme.LIGHT);
                for (String path : paths) {
                    page.navigate(node.console() + path);
                    assertThat(Chromium.seriousFindings(page)).as("%s %s", path, width).isEmpty();
                    Object overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
                    assertThat(((Number) overflow).intValue()).as("%s is wider than %s", path, width).isLessThanOrEqualTo(0);
                }
            }
        });
        assertThat(chromium.complaints()).isEmpty();
    }
}
