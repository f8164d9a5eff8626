package com.occuz.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.occuz.running.RunningNode.ACME;
import static com.occuz.running.RunningNode.AUDITOR;
import static com.occuz.running.RunningNode.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.occuz.running.RunningNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** One browser and one node for all journeys; left out where there is no Chromium. */
@EnabledIf("com.occuz.browser.Chromium#isInstalled")
class CustomerJourneysTest {

    private static final int DESKTOP = 1280;
    private static final int PHONE = 390;

    private final RunningNode node = RunningNode.shared();
    private final Chromium chromium = Chromium.shared();

    @AfterEach
    void closeWindows() {
        chromium.closeWindows();
    }

    @Test
    void sign_in_then_create_then_follow_and_the_click_appears_without_reload() throws Exception {
        Page page = chromium.signedIn(node, ACME, DESKTOP, ColorScheme.LIGHT);
        String slug = "j-" + UUID.randomUUID();
        page.navigate(node.console() + "/links");
        page.keyboard().press("n");
        page.fill("#destination", "example.org/spring?a=1");
        page.fill("#slug", slug);
        page.fill("#title", "Spring campaign");
        page.fill("#tags", "spring, print");
        page.click("text=Create link");
        page.waitForURL("**?created");
        assertThat(page.locator("h1")).hasText("Spring campaign");
        assertThat(page.locator("#total")).hasText("0");
        assertThat(page.locator("[data-live]")).containsText("Live");
        page.evaluate("window.notReloaded = true");

        assertThat(follow(slug)).isEqualTo(302);

        assertThat(page.locator("#total")).hasText("1");
        assertThat(follow(slug)).isEqualTo(302);
        assertThat(page.locator("#total")).hasText("2");
        assertThat(page.evaluate("window.notReloaded")).isEqualTo(true);
        assertThat(page.locator("#link-chart canvas")).isVisible();

        page.click("button:has-text('Retire')");
        page.click("text=Retire the link");
        assertThat(page.locator(".hero .badge")).hasText("Retired");
        assertThat(page.locator("#history")).containsText("Link retired");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void clicks_are_looked_into_by_values_that_become_filters_and_by_an_address_that_holds_it_all() throws Exception {
        Page page = chromium.signedIn(node, ACME, DESKTOP, ColorScheme.LIGHT);
        String tag = "t" + UUID.randomUUID().toString().substring(0, 8);
        String link = newLink("{\"destination\": \"https://example.org/\", \"tags\": [\"" + tag + "\"]}");
        String slug = node.as(ACME).get("/api/v1/links/" + link).json().path("slug").asString();
        page.navigate(node.console() + "/links/" + link);
        page.click("a:has-text('Analytics') >> nth=-1");
        assertThat(page.locator("#analytics")).containsText("No clicks in this time");
        page.evaluate("window.notReloaded = true");

        assertThat(follow(slug)).isEqualTo(302);

        assertThat(page.locator("#total")).hasText("1");
        assertThat(page.evaluate("window.notReloaded")).isEqualTo(true);
        assertThat(page.locator("#analytics-chart canvas")).isVisible();
        page.click(".ana-lists a:has-text('" + tag + "')");
        page.waitForURL("**tag=" + tag + "**");
        page.click("text=7 days");
        page.waitForURL("**period=7d**");
        assertThat(page.locator(".ana-filters li")).hasCount(2);
        assertThat(page.locator("#total")).hasText("1");
        assertThat(page.url()).contains("tag=" + tag).contains("period=7d").contains("link=" + link);
        page.click("a:has-text('Bots')");
        page.waitForURL("**who=bots**");
        page.click(".ana-filters a:has-text('" + tag + "')");
        page.waitForURL(url -> !url.contains("tag="));
        assertThat(page.locator("#total")).hasText("1");
        assertThat(chromium.complaints()).isEmpty();
    }

    private int follow(String slug) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(node.edge().resolve("/" + slug)).build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    @Test
    void a_faulty_form_says_what_is_wrong_where_and_keeps_what_was_typed() {
        Page page = chromium.signedIn(node, ACME, DESKTOP, ColorScheme.LIGHT);
        page.navigate(node.console() + "/links/new");
        page.fill("#title", "Kept");
        page.fill("#slug", "not a slug");
        page.click("text=Create link");

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Say where the link should lead.");
        assertThat(page.locator("#slug-fault")).containsText("hyphens and underscores");
        assertThat(page.locator("#title")).hasValue("Kept");
        assertThat(Chromium.seriousFindings(page)).isEmpty();
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void what_is_edited_is_searched_and_found() {
        Page page = chromium.signedIn(node, ACME, DESKTOP, ColorScheme.LIGHT);
        String name = "Needle " + UUID.randomUUID();
        String id = newLink("{\"destination\": \"https://example.org/haystack\"}");
        page.navigate(node.console() + "/links/" + id + "/edit");
        page.fill("#title", name);
        page.click("text=Save");
        assertThat(page.locator("h1")).hasText(name);

        page.navigate(node.console() + "/links");
        page.keyboard().press("/");
        page.keyboard().type(name.substring(2).toUpperCase(java.util.Locale.ROOT));
        assertThat(page.locator("#results .row-name")).hasText(List.of(name).toArray(String[]::new));
        assertThat(chromium.complaints()).isEmpty();
    }

    private String newLink(String body) {
        return node.as(ACME).post("/api/v1/links", body).json().path("id").asString();
    }

    @Test
    void a_new_key_is_shown_once_works_and_stops_working_when_it_is_revoked() throws InterruptedException {
        Page page = chromium.signedIn(node, GLOBEX, DESKTOP, ColorScheme.LIGHT);
        page.navigate(node.console() + "/keys");
        String label = "Tool " + UUID.randomUUID();
        page.fill("#label", label);
        page.click("text=Create key");
        String secret = page.locator("#secret").textContent();
        assertThat(node.nobody().withKey(secret).get("/api/v1/me").status()).isEqualTo(200);

        page.navigate(node.console() + "/keys");
        assertThat(page.content()).doesNotContain(secret);
        page.click("button[aria-label='Revoke " + label + "']");
        page.click("dialog[open] button:has-text('Revoke the key')");
        assertThat(page.locator("tr", new Page.LocatorOptions().setHasText(label)).locator(".badge")).hasText("Revoked");
        Thread.sleep(2_000);
        assertThat(node.nobody().withKey(secret).get("/api/v1/me").status()).isEqualTo(401);
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void every_page_is_sound_for_everybody_in_light_and_dark_and_on_a_phone() {
        String link = newLink("{\"destination\": \"https://example.org/\", \"tags\": [\"sound\"]}");
        Map<String, List<String>> pages = Map.of(
                ACME, List.of("/dashboard", "/links", "/links/new", "/links/" + link, "/links/" + link + "/edit", "/analytics?compare=previous", "/analytics?period=90d&who=bots&tag=none&referrer=" + "long.".repeat(40) + "example", "/analytics?zone=Mars", "/keys", "/own", "/nothing"),
                AUDITOR, List.of("/links", "/links/" + link, "/analytics?link=" + link));
        pages.forEach((person, paths) -> {
            for (int width : List.of(DESKTOP, PHONE)) {
                Page page = chromium.signedIn(node, person, width, width == PHONE ? ColorScheme.DARK : ColorScheme.LIGHT);
                for (String path : paths) {
                    page.navigate(node.console() + path);
                    assertThat(Chromium.seriousFindings(page)).as("%s %s", path, width).isEmpty();
                    Object overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
                    assertThat(((Number) overflow).intValue()).as("%s is wider than %s", path, width).isLessThanOrEqualTo(0);
                }
            }
        });
        Page door = chromium.window(PHONE, ColorScheme.LIGHT);
        door.navigate(node.console() + "/sign-in");
        assertThat(Chromium.seriousFindings(door)).isEmpty();
        assertThat(chromium.complaints()).isEmpty();
    }
}
