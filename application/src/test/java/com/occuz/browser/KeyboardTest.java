package com.occuz.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.occuz.running.RunningNode.ACME;
import static com.occuz.running.RunningNode.AUDITOR;
import static com.occuz.running.RunningNode.OPERATOR;
import static com.occuz.running.RunningNode.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.occuz.running.RunningNode;
import com.occuz.running.RunningNode.Credentials;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The main journeys without a mouse: everything is reached in order, where the focus is can be seen, and it stays. */
@EnabledIf("com.occuz.browser.Chromium#isInstalled")
class KeyboardTest {

    /** More than there are places on any page that is gone through here. */
    private static final int MOST_STEPS = 80;

    private final RunningNode node = RunningNode.shared();
    private final Chromium chromium = Chromium.shared();

    @AfterEach
    void closeWindows() {
        chromium.closeWindows();
    }

    @Test
    void signing_in_and_making_a_link() {
        Credentials ada = node.credentials(ACME);
        Page page = chromium.window(1280, ColorScheme.LIGHT);
        page.navigate(node.console() + "/sign-in");
        assertThat(page.locator("#email")).isFocused();
        page.keyboard().type(ada.email());
        step(page, "#password");
        page.keyboard().type(ada.password());
        page.keyboard().press("Enter");
        page.waitForURL("**/dashboard");

        page.keyboard().press("g");
        page.keyboard().press("2");
        page.waitForURL("**/links");
        page.keyboard().press("n");
        page.waitForURL("**/links/new");
        assertThat(page.locator("#destination")).isFocused();
        page.keyboard().type("https://example.org/by-keys");
        step(page, "#slug");
        String slug = "keys-" + UUID.randomUUID();
        page.keyboard().type(slug);
        page.keyboard().press("Enter");
        page.waitForURL("**?created");
        assertThat(page.locator(".hero-link")).containsText(slug);
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void the_first_step_leads_past_the_menu() {
        Page page = chromium.signedIn(node, OPERATOR, 1280, ColorScheme.LIGHT);
        page.navigate(node.console() + "/people");
        page.keyboard().press("Tab");
        assertThat(page.locator(".skip")).isFocused();
        assertThat(page.locator(".skip")).isInViewport();
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        assertThat(isIn(page, "main")).isTrue();
    }

    @Test
    void a_dialog_takes_the_focus_holds_it_and_gives_it_back_on_escape() {
        Page page = chromium.signedIn(node, ACME, 1280, ColorScheme.DARK);
        String slug = node.as(ACME).post("/api/v1/links", "{\"destination\": \"https://example.org/\"}").json().path("slug").asString();
        page.navigate(node.console() + "/links");
        intoThePage(page);
        step(page, "#q");
        page.keyboard().type(slug);
        assertThat(page.locator("#results .row-name")).hasCount(1);
        assertThat(page.locator("#q")).isFocused();
        step(page, "#results .row-name");
        page.keyboard().press("Enter");
        assertThat(page.locator(".hero-link")).containsText(slug);

        step(page, "[data-opens=retire]");
        page.keyboard().press("Enter");
        assertThat(page.locator("#retire")).isVisible();
        for (int i = 0; i < 6; i++) {
            assertThat(page.evaluate("document.activeElement === document.body || document.activeElement.closest('#retire') !== null"))
                    .as("the focus is in the dialog, or out of the page")
                    .isEqualTo(true);
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Escape");
        assertThat(page.locator("#retire")).isHidden();
        assertThat(page.locator("[data-opens=retire]")).isFocused();
    }

    @Test
    void the_menu_of_a_phone_closes_on_escape() {
        Page page = chromium.signedIn(node, SUPPORT, 390, ColorScheme.LIGHT);
        page.navigate(node.console() + "/desk");
        step(page, "[data-menu]");
        page.keyboard().press("Enter");
        assertThat(page.locator("#menu")).isVisible();
        page.keyboard().press("Tab");
        assertThat(isIn(page, "#menu")).isTrue();
        page.keyboard().press("Escape");
        assertThat(page.locator("#menu")).isHidden();
        assertThat(page.locator("[data-menu]")).isFocused();
    }

    @Test
    void reporting_an_incident_and_taking_it_on() {
        String title = "By keys alone " + UUID.randomUUID();
        Page customer = chromium.signedIn(node, ACME, 1280, ColorScheme.LIGHT);
        customer.navigate(node.console() + "/support/new");
        step(customer, "#title");
        customer.keyboard().type(title);
        step(customer, "#criterion");
        customer.keyboard().type("Severity 1: global");
        step(customer, "input[value=redirection]");
        customer.keyboard().press("Space");
        step(customer, "#description");
        customer.keyboard().type("Nothing answers.");
        step(customer, "form .btn-primary");
        customer.keyboard().press("Enter");
        assertThat(customer.locator("h1")).hasText(title);

        Page desk = chromium.signedIn(node, SUPPORT, 1280, ColorScheme.LIGHT);
        desk.navigate(node.console() + "/desk?q=" + title.replace(" ", "%20"));
        intoThePage(desk);
        step(desk, "#results .row-name");
        // The part of the page with the row comes again, and whoever had got there is still there.
        reported("Another one " + title);
        assertThat(desk.locator("#results .row-name")).hasCount(2);
        String there = String.valueOf(desk.evaluate("document.activeElement.textContent"));
        assertThat(there).contains(title);
        desk.locator("#results .row-name:not(:has-text('Another one'))").focus();
        desk.keyboard().press("Enter");
        assertThat(desk.locator("h1")).hasText(title);
        step(desk, ".act-first");
        desk.keyboard().press("Enter");
        assertThat(desk.locator("#state")).hasText("acknowledged");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void what_somebody_types_stays_when_the_page_shows_news() {
        String id = reported("Typed meanwhile " + UUID.randomUUID());
        Page page = chromium.signedIn(node, ACME, 1280, ColorScheme.LIGHT);
        page.navigate(node.console() + "/incidents/" + id);
        intoThePage(page);
        step(page, "#add-detail > summary");
        page.keyboard().press("Enter");
        step(page, "#detail");
        page.keyboard().type("It began after ");
        node.as(SUPPORT).post("/api/v1/incidents/" + id + "/acknowledge", "{}");
        assertThat(page.locator("#state")).hasText("acknowledged");
        assertThat(page.locator("#detail")).isFocused();
        page.keyboard().type("lunch.");
        assertThat(page.locator("#detail")).hasValue("It began after lunch.");
    }

    @Test
    void going_back_in_what_was_known() {
        reported("Known later " + UUID.randomUUID());
        Page page = chromium.signedIn(node, AUDITOR, 1280, ColorScheme.LIGHT);
        page.navigate(node.console() + "/sla");
        intoThePage(page);
        step(page, "#replay");
        page.keyboard().press("Home");
        assertThat(page.locator(".known strong").first()).hasText("As known then");
        assertThat(page.locator("#replay")).isFocused();
        page.keyboard().press("End");
        assertThat(page.locator(".known strong").first()).hasText("As known now");
        step(page, "[data-heat] a");
        step(page, "#lanes");
        page.keyboard().press("+");
        assertThat(page.locator("#lanes")).isFocused();
    }

    @Test
    void planning_work() {
        Page page = chromium.signedIn(node, OPERATOR, 1280, ColorScheme.LIGHT);
        page.navigate(node.console() + "/planned-work/maintenance");
        intoThePage(page);
        step(page, "a[href='/planned-work/maintenance/new']");
        page.keyboard().press("Enter");
        page.waitForURL("**/new");
        String title = "Work by keys " + UUID.randomUUID();
        step(page, "#title");
        page.keyboard().type(title);
        step(page, "#purpose");
        page.keyboard().type("Room");
        step(page, "#justification");
        page.keyboard().type("They are full");
        step(page, "form .btn-primary");
        page.keyboard().press("Enter");
        // What is missing is said, and the focus is where it is said.
        assertThat(page.locator("[data-focus]")).isFocused();
        assertThat(page.locator("#title")).hasValue(title);
        step(page, "[data-focus] a");
        page.keyboard().press("Enter");
        assertThat(isIn(page, "form")).isTrue();
    }

    @Test
    void narrowing_the_analytics_and_widening_them_again() throws Exception {
        String slug = "keys-" + UUID.randomUUID();
        String link = node.as(ACME).post("/api/v1/links", "{\"destination\": \"https://example.org/\", \"slug\": \"" + slug + "\"}").json().path("id").asString();
        HttpRequest request = HttpRequest.newBuilder(node.edge().resolve("/" + slug)).build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            http.send(request, HttpResponse.BodyHandlers.discarding());
        }
        Page page = chromium.signedIn(node, ACME, 1280, ColorScheme.LIGHT);
        page.navigate(node.console() + "/analytics?link=" + link);
        assertThat(page.locator("#total")).hasText("1");
        intoThePage(page);
        step(page, "a[href*='who=bots']");
        page.keyboard().press("Enter");
        page.waitForURL("**who=bots**");
        intoThePage(page);
        step(page, ".ana-filters a");
        page.keyboard().press("Enter");
        page.waitForURL(url -> !url.contains("link="));
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void taking_a_link_down_and_putting_it_back() {
        String slug = "keys-" + UUID.randomUUID();
        node.as(ACME).post("/api/v1/links", "{\"destination\": \"https://example.org/\", \"slug\": \"" + slug + "\"}");
        Page page = chromium.signedIn(node, SUPPORT, 1280, ColorScheme.LIGHT);
        page.navigate(node.console() + "/takedowns");
        intoThePage(page);
        step(page, "#link");
        page.keyboard().type(slug);
        step(page, "#reason");
        page.keyboard().type("Imitates a bank");
        page.keyboard().press("Enter");
        String row = "#list li:has-text('" + slug + "')";
        assertThat(page.locator(row)).containsText("Imitates a bank");
        step(page, "[data-opens=put-back][data-name$='" + slug + "']");
        page.keyboard().press("Enter");
        assertThat(page.locator("#put-back")).isVisible();
        step(page, "#put-back-reason");
        page.keyboard().type("It is the bank");
        page.keyboard().press("Enter");
        assertThat(page.locator(row)).hasCount(0);
        assertThat(chromium.complaints()).isEmpty();
    }

    private String reported(String title) {
        return node.as(ACME)
                .post(
                        "/api/v1/incidents",
                        """
                        {"title": "%s", "description": "Every link answers 502.", "severity": 1,
                         "criterion": "global-redirection-failure", "components": ["redirection"]}"""
                                .formatted(title))
                .json()
                .path("id")
                .asString();
    }

    /** Past the menu, which {@link #the_first_step_leads_past_the_menu} shows to be possible. */
    private static void intoThePage(Page page) {
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
    }

    /** Goes on with the tabulator key to what is wanted; each place on the way can be seen. */
    private static void step(Page page, String wanted) {
        for (int i = 0; i < MOST_STEPS && !isIn(page, wanted); i++) {
            page.keyboard().press("Tab");
            assertThat(page.evaluate("""
                    () => {
                      const at = document.activeElement;
                      const style = getComputedStyle(at);
                      return at === document.body || style.outlineStyle !== 'none' || style.boxShadow !== 'none'
                        || at.closest('.skip') !== null;
                    }"""))
                    .as("the focus is seen on %s", page.evaluate("document.activeElement.outerHTML.slice(0, 200)"))
                    .isEqualTo(true);
        }
        assertThat(isIn(page, wanted)).as("%s is reached on %s", wanted, page.url()).isTrue();
    }

    /** Whether the focus is on what is selected, or within it. */
    private static boolean isIn(Page page, String selected) {
        return (boolean) page.evaluate("selected => document.activeElement.closest(selected) !== null", selected);
    }
}
