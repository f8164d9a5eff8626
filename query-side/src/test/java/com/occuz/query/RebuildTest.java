package com.occuz.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.click.ClickEvent.ClicksRecorded;
import com.occuz.kernel.ledger.KeySubject;
import com.occuz.kernel.testing.RandomHistory;
import com.occuz.query.testing.TestReadSide;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RebuildTest {

    private static final long SEED = 20260301;

    private final TestReadSide views = new TestReadSide();
    private final RandomHistory history = new RandomHistory(SEED);

    @AfterEach
    void close() {
        views.close();
    }

    @ParameterizedTest
    @CsvSource({"links, view.link", "links, view.link_tag", "api-keys, view.api_key", "service-level, view.service_fact", "incidents, view.incident", "exclusions, view.exclusion", "reports, view.report", "credits, view.credit", "contacts, view.contact", "support-time, view.support_time", "click-counts, view.link_clicks", "click-counts, view.link_total"})
    void aViewRebuiltFromNothingIsTheSameAsTheOneThatGrew(String processor, String table) {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < 8; round++) {
            views.record(history.ledger(250));
            views.recordClicks(history.clicks(15));
            views.catchUp(processor, 1 + random.nextInt(60));
        }
        List<String> grown = views.dump(table);
        assertThat(grown).as("seed %d", SEED).hasSizeGreaterThan(20);

        views.reset(processor);
        assertThat(views.dump(table)).isEmpty();
        views.catchUp(processor, 1_000);
        assertThat(views.dump(table)).as("seed %d", SEED).isEqualTo(grown);
        views.reset(processor);
        views.catchUp(processor, 3);
        assertThat(views.dump(table)).as("seed %d", SEED).isEqualTo(grown);
    }

    @Test
    void countersAreWhatAddingUpEveryClickGives() {
        List<ClicksRecorded> batches = new ArrayList<>();
        views.record(history.ledger(200));
        for (int i = 0; i < 5; i++) {
            batches.addAll(history.clicks(40));
        }
        views.recordClicks(batches);
        views.catchUp("click-counts", 7);

        Map<String, Long> days = new TreeMap<>();
        Map<String, Long> totals = new TreeMap<>();
        batches.forEach(batch -> batch.clicks().forEach(click -> {
            LocalDate day = click.at().atZone(ZoneOffset.UTC).toLocalDate();
            days.merge(click.link() + "," + day, 1L, Long::sum);
            totals.merge(click.link().toString(), 1L, Long::sum);
        }));
        assertThat(views.dump("view.link_clicks")).containsExactlyInAnyOrderElementsOf(lines(days));
        assertThat(views.dump("view.link_total")).containsExactlyInAnyOrderElementsOf(lines(totals));
    }

    @Test
    void afterAnErasureARebuildShowsErasedAndNothingElseChanges() {
        views.record(history.ledger(600));
        views.catchUp();
        List<String> before = views.dump("(select link, account_id, valid_from, expires_at, redirect_status, retired_at,"
                + " created_at, created_position, version, position from view.link)");
        history.accounts().forEach(account -> views.keys.destroy(KeySubject.of(account)));

        views.reset("links");
        views.catchUp("links", 50);

        assertThat(views.dump("(select link, account_id, valid_from, expires_at, redirect_status, retired_at,"
                        + " created_at, created_position, version, position from view.link)"))
                .isEqualTo(before);
        assertThat(views.dump("(select distinct destination, tags from view.link)")).containsExactly("([erased],{[erased]})");
        assertThat(views.dump("(select distinct title from view.link where title is not null)"))
                .containsExactly("([erased])");
    }

    private static List<String> lines(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(count -> "(" + count.getKey() + "," + count.getValue() + ")")
                .toList();
    }
}
