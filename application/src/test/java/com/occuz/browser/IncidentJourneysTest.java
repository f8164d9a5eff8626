package com.occuz.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.occuz.running.RunningNode.ACME;
import static com.occuz.running.RunningNode.GLOBEX;
import static com.occuz.running.RunningNode.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.occuz.running.RunningNode;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** One browser and one node for all journeys; left out where there is no Chromium. */
@EnabledIf("com.occuz.browser.Chromium#isInstalled")
class IncidentJourneysTest {

    private static final String CANARY = "<img src=x onerror=alert(1)>";

    private final RunningNode node = RunningNode.shared();
    private final Chromium chromium = Chromium.shared();

    @AfterEach
    void closeWindows() {
        chromium.closeWindows();
    }

    @Test
    void a_report_ticks_on_the_desk_until_somebody_acknowledges_it_and_its_reporter_sees_that() {
        Page desk = chromium.signedIn(node, SUPPORT, 1280, ColorScheme.LIGHT);
        desk.navigate(node.console() + "/desk");
        String title = "Redirects fail " + UUID.randomUUID();

        Page customer = chromium.signedIn(node, ACME, 390, ColorScheme.DARK);
        customer.navigate(node.console() + "/support/new");
        customer.click("text=Send the report");
        assertThat(customer.locator("[role=alert]")).containsText("Say in one line what does not work.");
        assertThat(Chromium.seriousFindings(customer)).isEmpty();
        customer.fill("#title", title);
        customer.selectOption("#criterion", "global-redirection-failure");
        customer.check("input[value=redirection]");
        customer.fill("#description", "Every link answers 502.\n" + CANARY);
        customer.fill("#links", "https://go.example/k7");
        customer.click("text=Send the report");
        assertThat(customer.locator("h1")).hasText(title);
        assertThat(customer.locator("#story .prose").first()).containsText(CANARY);

        // The desk was open all the time and was never reloaded.
        assertThat(desk.locator("tr", new Page.LocatorOptions().setHasText(title)).locator(".badge").first()).hasText("Sev 1");
        desk.click("text=" + title);
        assertThat(desk.locator("#state")).hasText("open");
        assertThat(Chromium.seriousFindings(desk)).isEmpty();
        desk.click("button:has-text('Acknowledge')");
        assertThat(desk.locator("#state")).hasText("acknowledged");

        assertThat(customer.locator("#state")).hasText("acknowledged");
        desk.click("summary:has-text('Failure point found')");
        desk.fill("#cause", "A full disk. " + CANARY);
        desk.click("details[open] button");
        assertThat(desk.locator("#state")).hasText("diagnosed");
        assertThat(desk.locator("[data-clock='restoration contract'] .countdown")).not().hasText("…");
        String before = desk.locator("[data-clock='restoration contract'] .countdown").textContent();
        assertThat(desk.locator("[data-clock='restoration contract'] .countdown")).not().hasText(before);
        desk.click("summary:has-text('Service is restored')");
        desk.click("details[open] button");
        assertThat(desk.locator("#state")).hasText("restored");
        assertThat(desk.locator("[data-clock='restoration contract'] .badge")).hasText("met");
        assertThat(Chromium.seriousFindings(desk)).isEmpty();
        assertThat(customer.locator("#state")).hasText("restored");

        desk.click("summary:has-text('Correct what is recorded')");
        desk.fill("#correctedReason", "Nothing is different.");
        desk.click("details[open] button:has-text('Correct')");
        assertThat(desk.locator("[role=alert]")).containsText("Say what was different.");
        assertThat(desk.locator("details[open] #correctedReason")).hasValue("Nothing is different.");
        desk.selectOption("#correctedCriterion", "major-feature-degradation");
        desk.fill("#correctedReason", "Redirects went on; only new links failed.");
        desk.click("details[open] button:has-text('Correct')");
        assertThat(desk.locator(".hero-short .badge").first()).hasText("Severity 2");
        desk.click("summary:has-text('Put it down to a cause')");
        desk.selectOption("#category", "own-platform");
        desk.fill("#evidence", "The disk's graph. " + CANARY);
        desk.click("details[open] button:has-text('Record')");
        assertThat(desk.locator("#story")).containsText("Cause attributed");
        assertThat(customer.locator("#story")).containsText("Redirects went on; only new links failed.");

        Page other = chromium.signedIn(node, GLOBEX, 1280, ColorScheme.LIGHT);
        other.navigate(customer.url());
        assertThat(other.locator("h1")).hasText("There is nothing here");
        for (Page page : List.of(desk, customer)) {
            Object overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            assertThat(((Number) overflow).intValue()).isLessThanOrEqualTo(0);
        }
        assertThat(chromium.complaints()).isEmpty();
    }
}
