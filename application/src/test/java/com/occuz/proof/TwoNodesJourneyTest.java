package com.occuz.proof;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.occuz.browser.Chromium;
import com.occuz.store.postgres.DatabaseAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What somebody sees who works on two nodes of one installation, one of which dies. */
@EnabledIf("com.occuz.browser.Chromium#isInstalled")
class TwoNodesJourneyTest {

    /** Claims of a dead node are good for ten seconds; the rest is for a busy machine. */
    private static final Duration TAKEN_OVER = Duration.ofSeconds(40);

    @RegisterExtension
    static final OwnServer SERVER = new OwnServer();

    @TempDir
    private Path secrets;

    @Test
    void signed_in_on_one_node_a_customer_writes_there_reads_on_the_other_and_goes_on_there_when_the_first_dies()
            throws Exception {
        Map<String, String> environment = Map.of(
                "OCCUZ_DATABASE_URL", database(), "OCCUZ_SECRETS", secrets.resolve("secrets").toString());
        try (NodeHome a = NodeHome.fresh("journey-a", environment);
                NodeHome b = NodeHome.fresh("journey-b", environment);
                Chromium chromium = new Chromium()) {
            NodeProcess dying = a.start();
            b.start();
            Page onA = chromium.window(1280, ColorScheme.LIGHT);
            chromium.signIn(onA, a.console(), a.person("customer"));
            // One browser: the second tab has the cookies of the first.
            Page onB = onA.context().newPage();
            onB.navigate(b.console() + "/support");
            assertThat(onB.locator("[data-live]")).containsText("Live");
            onB.evaluate("window.notReloaded = true");

            report(onA, a, "Seen on A");

            assertThat(onB.locator("#list")).containsText("Seen on A");
            assertThat(onB.evaluate("window.notReloaded")).isEqualTo(true);

            dying.kill();
            onB.reload();
            assertThat(onB.locator("h1")).hasText("Support");
            assertThat(onB.locator("#list")).containsText("Seen on A");
            Patience.until("B has taken over", TAKEN_OVER, () -> a.apiOn(b).createLink("taken-over").status() == 201);
            report(onB, b, "Written on B");
            onB.navigate(b.console() + "/support");
            Locator written = onB.locator("#list", new Page.LocatorOptions().setHasText("Written on B"));
            assertThat(written).isVisible(new IsVisibleOptions().setTimeout(TAKEN_OVER.toMillis()));
            a.forget();
            b.forget();
        }
    }

    private static void report(Page page, NodeHome node, String title) {
        page.navigate(node.console() + "/support/new");
        page.fill("#title", title);
        page.selectOption("#criterion", "global-redirection-failure");
        page.check("input[value=redirection]");
        page.fill("#description", "Every link answers 502.");
        page.click("text=Send the report");
        assertThat(page.locator("h1")).hasText(title);
    }

    private static String database() {
        DatabaseAddress database = SERVER.database("journey");
        return database.url() + "?user=" + database.user() + "&password=" + database.password();
    }
}
