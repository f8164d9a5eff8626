package com.occuz.demo;

import static com.occuz.running.RunningNode.ACME;
import static com.occuz.running.RunningNode.AUDITOR;
import static com.occuz.running.RunningNode.OPERATOR;
import static com.occuz.running.RunningNode.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.occuz.Settings;
import com.occuz.boot.Node;
import com.occuz.boot.StartAbandoned;
import com.occuz.boot.StartRefused;
import com.occuz.browser.Chromium;
import com.occuz.running.ConsoleClient;
import com.occuz.running.Reply;
import com.occuz.running.RunningNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A node that was told to end in the midst of loading its demonstration, has loaded the rest at its next start, and was then
 * ended and started again as any other.
 */
class DemonstrationTest {

    private static final String MARK = "<strong>Demonstration.</strong>";
    private static final Pattern EVENT = Pattern.compile("href=\"(/events/\\d+)\"");
    private static final Pattern OCCURRED = Pattern.compile("&quot;occurredAt&quot; : &quot;([^&]+)&quot;");
    private static final Pattern RECORDED = Pattern.compile("<dt>Recorded</dt><dd><time[^>]* datetime=\"([^\"]+)\"");

    @TempDir
    static Path data;

    private static RunningNode node;

    @BeforeAll
    static void load() {
        AtomicInteger scenes = new AtomicInteger();
        assertThatThrownBy(() -> Node.start(settings("--demo", "5"), () -> scenes.incrementAndGet() > 60))
                .isInstanceOf(StartAbandoned.class)
                .hasMessageContaining("goes on with it at the next start");
        Node.start(settings("--demo")).close();
        node = RunningNode.again(data, List.of());
    }

    @AfterAll
    static void end() {
        node.end();
    }

    private static Settings settings(String... arguments) {
        List<String> all = new java.util.ArrayList<>(List.of(arguments));
        all.addAll(List.of("--port", "0", "--edge-port", "0", "--data", data.toString()));
        return Settings.parse(all, Map.of());
    }

    @Test
    void every_page_says_so_whoever_reads_it() {
        Map<String, List<String>> pages = Map.of(
                ACME, List.of("/dashboard", "/links", "/links/new", "/support", "/support/new", "/keys", "/nothing-is-here"),
                SUPPORT, List.of("/desk", "/people", "/sla"),
                AUDITOR, List.of("/sla", "/events", "/events/1", "/links"),
                OPERATOR, List.of("/processors", "/nodes", "/people", "/keys"));
        pages.forEach((person, paths) -> {
            ConsoleClient client = node.signedIn(person);
            for (String path : paths) {
                assertThat(client.get(path).text()).as("%s for %s", path, person).contains(MARK);
            }
        });
        assertThat(node.visitor().get("/sign-in").text()).contains(MARK);
        assertThat(RunningNode.shared().visitor().get("/sign-in").text()).doesNotContain(MARK);
    }

    @Test
    void health_says_so() {
        assertThat(node.nobody().get("/actuator/health").json().path("components").path("installation").path("details").path("demonstration").asBoolean())
                .isTrue();
        assertThat(RunningNode.shared().nobody().get("/actuator/health").json().path("components").path("installation").path("details").path("demonstration").asBoolean(true))
                .isFalse();
    }

    @Test
    void the_year_is_neither_perfect_nor_a_disaster_and_was_learnt_as_it_happened() {
        JsonNode now = uptime("");
        assertThat(now.path("uptimePercent").asString()).isBetween("99.8", "99.99");
        assertThat(now.path("downtimeMillis").asLong()).isPositive();
        long position = now.path("position").asLong();
        assertThat(uptime("&asOf=" + position / 2).path("downtimeMillis").asLong())
                .isLessThan(now.path("downtimeMillis").asLong());
    }

    private JsonNode uptime(String more) {
        String period = "from=2020-01-01T00:00:00-05:00&to=2099-01-01T00:00:00-05:00";
        return node.as(AUDITOR).get("/api/v1/sla/uptime?" + period + more).json();
    }

    @Test
    void the_desk_has_clocks_that_run_and_clocks_that_were_up() {
        String desk = node.signedIn(SUPPORT).get("/desk").text();
        assertThat(desk).contains("data-due", "breached");
        Reply events = node.signedIn(AUDITOR).get("/events?type=incident.Clock");
        assertThat(events.text()).contains("Clock warned", "Clock breached");
    }

    @Test
    void clocks_rang_when_they_were_up_and_not_when_the_year_was_over() {
        ConsoleClient aud = node.signedIn(AUDITOR);
        List<String> rings = EVENT.matcher(aud.get("/events?type=incident.Clock").text()).results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
        assertThat(rings).hasSizeGreaterThan(10);
        assertThat(rings).allSatisfy(ring -> {
            String event = aud.get(ring).text();
            // Of an outage that was found out later nobody could ring the clocks at their time.
            if (event.contains("incident:noticed-")) {
                return;
            }
            assertThat(Duration.between(found(OCCURRED, event), found(RECORDED, event)))
                    .as(ring)
                    .isBetween(Duration.ZERO, Duration.ofMinutes(5));
        });
    }

    private static Instant found(Pattern what, String page) {
        Matcher matcher = what.matcher(page);
        assertThat(matcher.find()).isTrue();
        return Instant.parse(matcher.group(1));
    }

    @Test
    void a_customer_has_links_with_clicks_and_incidents() {
        ConsoleClient ada = node.signedIn(ACME);
        assertThat(ada.get("/links").text()).contains("Spring campaign", "Rocket skates");
        assertThat(ada.get("/support").text()).contains("None of our links redirects");
        JsonNode links = node.as(ACME).get("/api/v1/links?limit=100").json().path("items");
        assertThat(links.valueStream().mapToLong(link -> link.path("clicks").asLong()).sum()).isGreaterThan(10_000);
    }

    @Test
    void contacts_credits_reports_unexplained_time_and_versions_of_the_agreement_are_there_to_be_looked_at() {
        ConsoleClient support = node.signedIn(SUPPORT);
        assertThat(support.get("/contacts").text()).contains("Wrote to an engineer he knows");
        assertThat(support.get("/credits").text()).contains("Awarded by", "Denied by", "waits");
        assertThat(support.get("/unexplained").text()).contains("an incident", "the service was there", "377");
        assertThat(node.visitor().get("/terms").text()).contains("Version 2", "Version 3");

        JsonNode credits = node.as(SUPPORT).get("/api/v1/credits").json().path("items");
        assertThat(credits.valueStream().filter(it -> it.path("state").asString().equals("awarded")))
                .hasSize(2);
        JsonNode uptime = uptime("");
        assertThat(uptime.path("unknownMillis").asLong()).isPositive();
        JsonNode contacts = node.as(SUPPORT).get("/api/v1/contacts").json().path("items");
        assertThat(contacts.valueStream().map(it -> it.path("standing").asString()).distinct())
                .contains("official", "when-filed", "resubmission-asked", "logged-only", "off-channel");
    }

    @Test
    @EnabledIf("com.occuz.browser.Chromium#isInstalled")
    void pages_that_are_full_are_sound_and_as_wide_as_the_window() {
        Map<String, List<String>> pages = Map.of(
                ACME, List.of("/credits", "/support", "/terms"),
                SUPPORT, List.of("/contacts", "/credits", "/unexplained", "/exclusions", "/planned-work/maintenance"),
                AUDITOR, List.of("/reports", "/sla", "/sla/why", "/desk?show=all"));
        Chromium chromium = Chromium.shared();
        pages.forEach((person, paths) -> {
            Page page = chromium.signedIn(node, person, 390, ColorScheme.DARK);
            for (String path : paths) {
                page.navigate(node.console() + path);
                assertThat(Chromium.seriousFindings(page)).as(path).isEmpty();
                for (int width : List.of(390, 1280)) {
                    page.setViewportSize(width, 900);
                    Object overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
                    assertThat(((Number) overflow).intValue()).as("%s is wider than %s", path, width).isLessThanOrEqualTo(0);
                }
            }
        });
        assertThat(chromium.complaints()).isEmpty();
        chromium.closeWindows();
    }

    @Test
    void a_report_of_the_year_comes_out_the_same_when_it_is_run_again() {
        JsonNode reports = node.as(AUDITOR).get("/api/v1/sla/reports").json().path("items");
        assertThat(reports.size()).isGreaterThanOrEqualTo(4);
        assertThat(reports.valueStream().toList()).allSatisfy(report -> {
            JsonNode again = node.as(AUDITOR)
                    .get("/api/v1/sla/reports/" + report.path("id").asString() + "/rerun")
                    .json();
            assertThat(again.path("identical").asBoolean()).as(again.toString()).isTrue();
        });
    }

    @Test
    void nothing_of_the_year_was_recorded_twice_and_the_file_that_says_how_it_goes_on_is_gone() {
        String starts = node.signedIn(AUDITOR).get("/events?type=servicelevel.ServiceStarted").text();
        assertThat(EVENT.matcher(starts).results().map(found -> found.group(1)).distinct()).hasSize(1);
        assertThat(data.resolve("demonstration-until")).doesNotExist();
    }

    @Test
    void what_has_content_of_another_kind_is_not_filled(@TempDir Path other) {
        List<String> arguments = List.of("--port", "0", "--edge-port", "0", "--data", other.toString());
        Node.start(Settings.parse(arguments, Map.of())).close();
        List<String> withDemo = new java.util.ArrayList<>(arguments);
        withDemo.add("--demo");

        assertThatThrownBy(() -> Node.start(Settings.parse(withDemo, Map.of())))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("--demo fills an empty installation, and this one has content already");
    }
}
