package com.occuz.axon;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.ledger.RecordedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ViewTest {

    /** Holds nothing, and notes how much is asked for at a time. */
    private static final class AskedFeed implements EventFeed {

        private final List<Integer> limits = new ArrayList<>();

        @Override
        public List<RecordedEvent> after(long position, int limit) {
            limits.add(limit);
            return List.of();
        }

        @Override
        public long head() {
            return 0;
        }

        @Override
        public boolean awaitBeyond(long position, Duration timeout) {
            return false;
        }
    }

    private final AskedFeed feed = new AskedFeed();

    private View view(boolean ofLedger) {
        return new View("any", feed, ofLedger, Set.of(), new Object(), new View.Next(new Object(), List.of()));
    }

    @Test
    void of_clicks_holds_few_events_at_a_time_because_each_may_hold_a_thousand_clicks() throws InterruptedException {
        assertThat(view(false).batch() * 1_000).isLessThanOrEqualTo(20_000);
        new FeedSource(feed, Set.of(), view(false).batch()).openStream(null).hasNextAvailable(0, TimeUnit.MILLISECONDS);
        assertThat(feed.limits).containsOnly(view(false).batch());
    }

    @Test
    void of_the_ledger_goes_on_in_large_steps() {
        assertThat(view(true).batch()).isEqualTo(500);
    }
}
