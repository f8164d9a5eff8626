package com.occuz.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.occuz.running.RunningNode.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.occuz.running.RunningNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The rules of a link, made and put in order with the keyboard alone. */
@EnabledIf("com.occuz.browser.Chromium#isInstalled")
class RuleJourneyTest {

    private static final int DESKTOP = 1280;
    private static final int PHONE = 390;

    private final RunningNode node = RunningNode.shared();
    private final Chromium chromium = Chromium.shared();

    @AfterEach
    void closeWindows() {
        chromium.closeWindows();
    }

    private String newLink() {
        return node.as(ACME).post("/api/v1/links", "{\"destination\": \"https://example.org/\"}").json().path("id").asString();
    }

    private static void press(Page page, String selector) {
        page.locator(selector).focus();
        page.keyboard().press("Enter");
    }

    @Test
    void rules_are_added_moved_and_compared_by_the_keyboard_and_the_history_says_so() {
        Page page = chromium.signedIn(node, ACME, DESKTOP, ColorScheme.LIGHT);
        String id = newLink();
        page.navigate(node.console() + "/links/" + id + "/rules");
        page.fill("[id='rule.0.name']", "Phones!");
        page.fill("[id='rule.0.target.0.destination']", "example.org/app");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("small letters");
        page.fill("[id='rule.0.name']", "phones");
        page.locator("[name='rule.0.device.phone']").check();
        press(page, "text=Add a rule");
        assertThat(page.locator("[id='rule.1.name']")).isFocused();
        page.keyboard().type("test");
        press(page, "[value='more.1']");
        page.fill("[id='rule.1.target.0.name']", "a");
        page.fill("[id='rule.1.target.0.destination']", "example.org/a");
        page.fill("[id='rule.1.target.1.name']", "b");
        page.fill("[id='rule.1.target.1.weight']", "3");
        page.fill("[id='rule.1.target.1.destination']", "example.org/b");
        press(page, "[value='up.1']");
        assertThat(page.locator("[id='rule.0.name']")).hasValue("test");
        assertThat(page.locator("[name='rule.1.device.phone']")).isChecked();
        press(page, "[value='down.0']");
        assertThat(Chromium.seriousFindings(page)).isEmpty();
        press(page, "text=Save rules");

        assertThat(page.locator(".rules-told li")).hasText(new String[] {
            "phones: device phone → https://example.org/app",
            "test: everybody → a (1 of 4) https://example.org/a, b (3 of 4) https://example.org/b"
        });
        assertThat(page.locator("#history")).containsText("Rules changed");
        assertThat(Chromium.seriousFindings(page)).isEmpty();
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void they_have_room_on_a_phone_and_say_when_somebody_was_faster() {
        Page page = chromium.signedIn(node, ACME, PHONE, ColorScheme.DARK);
        String id = newLink();
        page.navigate(node.console() + "/links/" + id + "/rules");
        page.fill("[id='rule.0.name']", "mine");
        page.fill("[id='rule.0.target.0.destination']", "example.org/" + "long".repeat(60));
        node.as(ACME).patch("/api/v1/links/" + id, "{\"rules\": [{\"name\": \"theirs\", \"destination\": \"https://example.org/"
                + "x".repeat(300) + "\"}]}");
        page.click("text=Save rules");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("theirs: everybody");
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
        assertThat(page.evaluate("[...document.querySelectorAll('.rule input, .rule button')]"
                        + ".every(it => it.getBoundingClientRect().right <= it.closest('.rule').getBoundingClientRect().right)"))
                .isEqualTo(true);
        page.click("text=Save rules");
        assertThat(page.locator(".rules-told li")).containsText("mine");
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
        assertThat(chromium.complaints()).isEmpty();
    }
}
