package com.occuz.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.occuz.running.RunningNode.ACME;
import static com.occuz.running.RunningNode.AUDITOR;
import static com.occuz.running.RunningNode.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.occuz.running.Client;
import com.occuz.running.Reply;
import com.occuz.running.RunningNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** An outage of 2007, a year in which nothing else happens, that was corrected afterwards. */
@EnabledIf("com.occuz.browser.Chromium#isInstalled")
class SlaJourneysTest {

    private static final RunningNode NODE = RunningNode.shared();

    private static long detected;
    private static long corrected;

    private final Chromium chromium = Chromium.shared();

    @BeforeAll
    static void breakSomething() {
        // On a busy machine.
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        Client operator = NODE.as(OPERATOR);
        position(operator.post("/api/v1/sla/service-start", "{\"at\": \"2007-01-01T00:00:00-05:00\"}"));
        Reply opened = operator.post("/api/v1/incidents/detect", """
                {"title": "Redirects fail on all nodes", "severity": 1, "criterion": "global-redirection-failure",
                 "components": ["redirection"], "startedAt": "2007-03-01T10:00:00-05:00", "detectedAt": "2007-03-01T10:01:00-05:00"}""");
        detected = position(opened);
        String incident = "/api/v1/incidents/" + opened.json().path("id").asString();
        position(operator.post(incident + "/restore", "{\"at\": \"2007-03-01T13:00:00-05:00\"}"));
        corrected = position(operator.post(incident + "/correct",
                "{\"restoredAt\": \"2007-03-01T12:00:00-05:00\", \"reason\": \"The log says so\"}"));
    }

    private static long position(Reply reply) {
        assertThat(reply.status()).as("%s", reply).isBetween(200, 201);
        return Long.parseLong(reply.requiredHeader("Occuz-Position"));
    }

    @AfterEach
    void closeWindows() {
        chromium.closeWindows();
    }

    private Page open(String person, String path) {
        Page page = chromium.signedIn(NODE, person, 1280, ColorScheme.LIGHT);
        page.navigate(NODE.console() + path);
        return page;
    }

    @Test
    void a_report_is_issued_taken_away_and_computed_again() throws IOException {
        Page page = open(OPERATOR, "/sla?year=2007");
        page.locator("button:has-text('Issue report')").click();
        assertThat(page.locator("h1")).hasText("Report on the platform");
        String digest = page.locator("#digest-issued").textContent();
        Download paper = page.waitForDownload(() -> page.locator("a:has-text('PDF')").click());
        assertThat(Files.readString(paper.path(), StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
        page.locator("a:has-text('Run it again')").click();
        assertThat(page.locator("#verdict")).hasText("identical");

        Page auditors = open(AUDITOR, "/reports");
        assertThat(auditors.locator("#list tbody tr").first()).containsText(digest);
        assertThat(auditors.locator("#list .row-name").first()).hasText("The platform, 2007");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void an_auditor_asks_why_and_comes_to_the_day_the_window_and_the_events() {
        Page page = open(AUDITOR, "/sla?year=2007");
        assertThat(page.locator("#downtime")).hasText("2 h");
        page.locator("[data-heat] a[aria-label^='Thu 1 Mar 2007: down 2 h']").click();
        assertThat(page.locator(".windows > li")).hasCount(3);
        Locator down = page.locator(".windows > li").nth(1);
        assertThat(down).containsText("§ 2");
        assertThat(down).containsText("1 Mar 2007, 10:00:00 EST");
        assertThat(down.locator(".behind-name")).hasText("Redirects fail on all nodes");
        down.locator(".behind-events a").last().click();
        assertThat(page.locator("h1")).hasText("Restoration corrected");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void the_slider_replays_what_was_known_without_a_reload() {
        Page page = open(AUDITOR, "/sla?year=2007");
        page.evaluate("window.stays = true");
        assertThat(page.locator("[data-replay-text]")).hasText("Now");
        page.locator("#replay").focus();
        page.keyboard().press("ArrowLeft");
        page.keyboard().press("ArrowLeft");
        assertThat(page.locator("[data-replay-text]")).containsText("Service restored");
        assertThat(page.locator("#downtime")).hasText("3 h");
        assertThat(page.locator("[data-heat] a[aria-label^='Thu 1 Mar 2007: down 3 h']")).hasCount(1);
        assertThat(page).hasURL(Pattern.compile(".*[?&]position=\\d+.*"));
        assertThat(page.locator(".known")).containsText("As known then");

        page.reload();
        assertThat(page.locator("#downtime")).hasText("3 h");
        page.evaluate("window.stays = true");
        page.locator("[data-replay-play]").click();
        assertThat(page.locator("[data-replay-text]")).hasText("Now");
        assertThat(page.locator("#downtime")).hasText("2 h");
        assertThat(page.evaluate("window.stays")).isEqualTo(true);
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void the_timeline_is_zoomed_by_buttons_keys_and_wheel_and_the_address_keeps_it() {
        Page page = open(AUDITOR, "/sla?year=2007");
        page.locator("[data-zoom=nearer]").click();
        assertThat(page).hasURL(Pattern.compile(".*from=2007-04-02T06.*"));
        page.locator("#lanes").focus();
        page.keyboard().press("0");
        assertThat(page).hasURL(Pattern.compile(".*/sla\\?year=2007$"));
        page.keyboard().press("+");
        assertThat(page).hasURL(Pattern.compile(".*from=2007-04-02T06.*"));
        page.keyboard().press("ArrowLeft");
        assertThat(page).hasURL(Pattern.compile(".*from=2007-02-15.*"));
        page.locator("#lanes").hover();
        page.mouse().wheel(0, -100);
        assertThat(page).not().hasURL(Pattern.compile(".*from=2007-02-15.*"));
        String zoomed = page.url();
        page.reload();
        assertThat(page).hasURL(zoomed);
        assertThat(page.locator("#lanes .run.operational")).not().hasCount(0);
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void two_states_are_compared_and_the_correction_is_named() {
        Page page = open(AUDITOR, "/sla/compare?year=2007&before=" + (corrected - 1) + "&after=" + corrected);
        assertThat(page.locator("#differ-title + p")).hasText("The second state knows 1 h less downtime than the first.");
        assertThat(page.locator(".windows > li")).hasCount(1);
        assertThat(page.locator(".behind-events")).containsText("Restoration corrected");
        page.navigate(NODE.console() + "/sla/compare?year=2007&before=" + detected + "&after=999999999");
        assertThat(page.locator("#after-fault")).containsText("future");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void a_customer_sees_the_year_and_takes_it_away_as_a_table() throws Exception {
        Page page = open(ACME, "/sla?year=2007");
        assertThat(page.locator("#downtime")).hasText("2 h");
        assertThat(page.locator("main")).containsText("does not constitute a guarantee of uninterrupted service");
        assertThat(page.getByText("Compare…")).hasCount(0);
        Download table = page.waitForDownload(() -> page.getByText("Timeline", new Page.GetByTextOptions().setExact(true)).first().click());
        assertThat(Files.readString(table.path())).contains(",2007-03-01T10:00:00-05:00,2007-03-01T12:00:00-05:00,7200000,down,§ 2,1/1,");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void every_page_is_sound_on_a_desk_and_on_a_phone_whatever_is_in_it() {
        List<String> paths = List.of(
                "/sla?year=2007&component=redirection&from=2007-03-01T09:00&to=2007-03-01T14:00", "/sla?year=1990", "/sla?year=2098",
                "/sla?year=seven&component=x&from=y", "/sla/why?year=2007&class=down", "/sla/why?year=2098",
                "/sla/compare?year=2007&before=" + detected);
        for (int width : List.of(1280, 390)) {
            Page page = chromium.signedIn(NODE, AUDITOR, width, width == 390 ? ColorScheme.DARK : ColorScheme.LIGHT);
            for (String path : paths) {
                page.navigate(NODE.console() + path);
                assertThat(Chromium.seriousFindings(page)).as("%s %s", path, width).isEmpty();
                Object overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
                assertThat(((Number) overflow).intValue()).as("%s is wider than %s", path, width).isLessThanOrEqualTo(0);
            }
        }
        assertThat(chromium.complaints()).isEmpty();
    }
}
