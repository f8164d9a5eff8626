package com.occuz.console;

import static com.occuz.running.RunningNode.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.servicelevel.TermsChange;
import com.occuz.kernel.sla.Agreement;
import com.occuz.running.ConsoleClient;
import com.occuz.running.Reply;
import com.occuz.running.RunningNode;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** An operator writes, looks at and publishes the next version; it takes effect when no other test measures any more. */
class TermsEditorTest {

    private static final RunningNode NODE = RunningNode.shared();
    private final ConsoleClient olga = NODE.signedIn(OPERATOR);

    private static Map<String, String> next() {
        Map<String, String> form = new HashMap<>(TermsChange.values(Agreement.STANDARD));
        form.put("summary", "Lunch breaks");
        form.put("effectiveFrom", "9000-01-01T00:00:00");
        form.put("calendar.week.TUESDAY", "07:00-12:00, 13:00-22:00");
        form.put("calendar.holidays", "9000-07-04 9000-12-25");
        form.put("terms.plannedWork.leadTime", "PT" + ThreadLocalRandom.current().nextInt(1, 7_000_000) + "S");
        return form;
    }

    @Test
    void the_form_holds_the_version_published_last_and_publishes_what_was_written() {
        assertThat(olga.get("/terms/new").text()).contains("terms.criticalResponseInHours", "Show what it would change");
        Reply published = olga.post("/terms", next());
        assertThat(published.status()).as("%s", published).isEqualTo(302);
        assertThat(olga.get("/terms").text()).contains("Lunch breaks", "07:00–12:00, 13:00–22:00", "Next version");
    }

    @Test
    void a_preview_publishes_nothing() {
        Map<String, String> form = next();
        form.put("terms.uptimeTarget", "98/100");
        olga.get("/terms/new");
        Reply preview = olga.post("/terms/preview", form);
        assertThat(preview.status()).as("%s", preview).isEqualTo(200);
        assertThat(preview.text()).contains("What it would change", "98 %", "had it held all year");
        assertThat(olga.get("/terms").text()).doesNotContain("98 %");
    }

    @Test
    void what_is_wrong_stands_at_its_field_and_nothing_that_was_written_is_lost() {
        Map<String, String> form = next();
        form.put("summary", "");
        form.put("terms.highResponse", "seven hours");
        form.put("terms.normalResponseDays", "many");
        form.put("calendar.week.MONDAY", "09:00-12:00, 11:00-13:00");
        olga.get("/terms/new");
        Reply refused = olga.post("/terms", form);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .contains("terms.highResponse-fault", "terms.normalResponseDays-fault", "calendar.week.MONDAY-fault",
                        "summary-fault", "seven hours", "many");
    }

    @Test
    void a_version_written_from_one_that_is_no_longer_the_last_is_refused() {
        olga.get("/terms/new");
        olga.post("/terms", next());
        Map<String, String> form = next();
        form.put("base", "1");
        olga.get("/terms/new");
        assertThat(olga.post("/terms", form).text()).contains("has changed since");
    }
}
