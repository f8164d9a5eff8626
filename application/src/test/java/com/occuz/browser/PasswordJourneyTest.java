package com.occuz.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.occuz.running.RunningNode.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.ColorScheme;
import com.occuz.running.RunningNode;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** A password is set in the console, asked for by the edge, and opens the way in a browser that holds pages to their policy. */
@EnabledIf("com.occuz.browser.Chromium#isInstalled")
class PasswordJourneyTest {

    private static final int PHONE = 390;

    private final RunningNode node = RunningNode.shared();
    private final Chromium chromium = Chromium.shared();

    @AfterEach
    void closeWindows() {
        chromium.closeWindows();
    }

    @Test
    void a_password_opens_the_link_and_another_does_not() {
        Page page = chromium.signedIn(node, ACME, PHONE, ColorScheme.DARK);
        String slug = "p-" + UUID.randomUUID();
        page.navigate(node.console() + "/links/new");
        page.fill("#destination", "https://secret.example.org/plans");
        page.fill("#slug", slug);
        page.click("text=When and how it redirects");
        page.fill("#password", "short");
        page.click("text=Create link");
        assertThat(page.locator("#password-fault")).containsText("at least 6 characters");
        assertThat(page.locator("#password")).hasValue("");
        page.fill("#password", "open sesame");
        page.click("text=Create link");
        page.waitForURL("**?created");
        assertThat(page.locator(".facts")).containsText("Password");

        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        do {
            page.navigate(node.edge().resolve("/" + slug).toString());
        } while (page.locator("#password").count() == 0 && System.nanoTime() < end);
        assertThat(page.locator("#password")).isFocused();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
        assertThat(Chromium.seriousFindings(page)).isEmpty();
        page.keyboard().type("open says me");
        page.keyboard().press("Enter");
        assertThat(page.locator("main")).containsText("That was not the password");
        page.keyboard().type("open sesame");
        Request led = page.waitForRequest("https://secret.example.org/plans", () -> page.keyboard().press("Enter"));
        assertThat(led.method()).isEqualTo("GET");
        assertThat(led.headers()).doesNotContainKey("referer");
        assertThat(chromium.complaints()).noneMatch(it -> it.contains("POLICY"));
    }
}
