package com.occuz.browser;

import static com.occuz.running.RunningNode.ACME;
import static com.occuz.running.RunningNode.AUDITOR;
import static com.occuz.running.RunningNode.OPERATOR;
import static com.occuz.running.RunningNode.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.occuz.running.RunningNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** What everybody sees on the first day, when nothing has happened yet; left out where there is no Chromium. */
@EnabledIf("com.occuz.browser.Chromium#isInstalled")
class EmptyInstallationTest {

    private static final Map<String, List<String>> PAGES = Map.of(
            ACME, List.of("/dashboard", "/links", "/links/new", "/analytics", "/support", "/support/new", "/credits", "/sla", "/sla/why", "/keys", "/own", "/terms"),
            SUPPORT, List.of("/desk", "/contacts", "/contacts/new", "/unexplained", "/exclusions", "/exclusions/new", "/credits", "/planned-work/maintenance",
                    "/planned-work/migration", "/planned-work/maintenance/new", "/imports", "/sla", "/reports", "/people", "/takedowns"),
            AUDITOR, List.of("/sla", "/sla/compare", "/sla?year=2010", "/reports", "/events", "/events?type=nothing", "/desk", "/links", "/exclusions", "/contacts", "/analytics", "/takedowns"),
            OPERATOR, List.of("/processors", "/nodes", "/imports", "/people", "/keys", "/terms/new", "/planned-work/migration/new"));

    private static RunningNode node;

    private final Chromium chromium = Chromium.shared();

    @BeforeAll
    static void start() {
        node = RunningNode.start(List.of(), Map.of());
    }

    @AfterAll
    static void end() {
        node.close();
    }

    @AfterEach
    void closeWindows() {
        chromium.closeWindows();
    }

    @Test
    void every_page_is_there_sound_and_as_wide_as_the_window() {
        Set<String> examined = new HashSet<>();
        PAGES.forEach((person, paths) -> {
            Page page = chromium.signedIn(node, person, 1280, ColorScheme.LIGHT);
            for (String path : paths) {
                Response response = Objects.requireNonNull(page.navigate(node.console() + path));
                assertThat(response.status()).as(path).isEqualTo(200);
                assertThat(page.locator(".error-page").count()).as(path).isZero();
                if (examined.add(path)) {
                    assertThat(Chromium.seriousFindings(page)).as("%s for %s", path, person).isEmpty();
                }
                for (int width : List.of(390, 1280)) {
                    page.setViewportSize(width, 900);
                    Object overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
                    assertThat(((Number) overflow).intValue()).as("%s is wider than %s", path, width).isLessThanOrEqualTo(0);
                }
                assertThat(chromium.complaints()).as("%s for %s", path, person).isEmpty();
            }
        });
    }

    @Test
    void where_a_list_is_empty_it_says_what_there_is_to_do() {
        Map<String, Map<String, String>> said = Map.of(
                ACME, Map.of(
                        "/dashboard", "Create a link",
                        "/links", "Create a link",
                        "/analytics", "Share a link",
                        "/support", "Report an incident",
                        "/credits", "Your incidents"),
                SUPPORT, Map.of(
                        "/desk", "appears here by itself",
                        "/contacts", "log it here",
                        "/unexplained", "appears here by itself",
                        "/exclusions", "An exclusion is claimed here",
                        "/credits", "Customers claim from the page of an incident",
                        "/planned-work/migration", "Plan work before it begins",
                        "/imports", "An operator imports with",
                        "/reports", "The page of the service level issues one",
                        "/takedowns", "does what its owner wants"),
                AUDITOR, Map.of("/links", "Links that customers create appear here"),
                OPERATOR, Map.of("/nodes", "The first click of any link"));
        said.forEach((person, pages) -> {
            Page page = chromium.signedIn(node, person, 1280, ColorScheme.LIGHT);
            pages.forEach((path, words) -> {
                page.navigate(node.console() + path);
                assertThat(page.locator(".card:has(.empty-state)").first().innerText()).as(path).contains(words);
            });
        });
    }
}
