package com.occuz.store.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occuz.kernel.ledger.LedgerReader;
import com.occuz.kernel.ledger.RecordedEvent;
import com.occuz.kernel.testing.RandomHistory;
import com.occuz.kernel.testing.Recorded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SharedTailTest {

    private final List<RecordedEvent> all = Recorded.ledger(new RandomHistory(11).ledger(5_000));
    private final CountedLedger ledger = new CountedLedger();
    private long nanos;
    private long erasures;
    private final SharedTail tail = new SharedTail(ledger, () -> erasures, () -> nanos);

    @Nested
    class Those_at_the_end {

        @Test
        void share_what_the_first_of_them_has_read() {
            ledger.grownTo(20);
            List<RecordedEvent> first = tail.after(15, 100);
            assertThat(tail.after(15, 100)).isEqualTo(first).extracting(RecordedEvent::position).containsExactly(16L, 17L, 18L, 19L, 20L);
            assertThat(tail.after(17, 100)).extracting(RecordedEvent::position).containsExactly(18L, 19L, 20L);
            assertThat(tail.after(15, 2)).extracting(RecordedEvent::position).containsExactly(16L, 17L);
            assertThat(ledger.readings).isEqualTo(1);
        }

        @Test
        void each_see_what_was_added_since() {
            ledger.grownTo(20);
            tail.after(15, 100);
            ledger.grownTo(22);
            assertThat(tail.after(20, 100)).hasSize(2);
            assertThat(tail.after(18, 100)).hasSize(4);
            assertThat(ledger.readings).isEqualTo(2);
        }

        @Test
        void always_ask_the_ledger_when_they_have_seen_all() {
            ledger.grownTo(20);
            tail.after(15, 100);
            assertThat(tail.after(20, 100)).isEmpty();
            assertThat(tail.after(20, 100)).isEmpty();
            assertThat(ledger.readings).isEqualTo(3);
        }

        @Test
        void are_not_given_what_is_older_than_two_seconds() {
            ledger.grownTo(20);
            tail.after(15, 100);
            nanos += Duration.ofMillis(2_001).toNanos();
            tail.after(15, 100);
            assertThat(ledger.readings).isEqualTo(2);
        }

        @Test
        void are_not_given_what_was_read_before_an_erasure() {
            ledger.grownTo(20);
            tail.after(15, 100);
            erasures++;
            ledger.grownTo(21);
            tail.after(20, 100);
            assertThat(tail.after(15, 100)).hasSize(6);
            assertThat(ledger.readings).isEqualTo(3);
        }

        @Test
        void hear_of_a_failure_and_are_served_again_afterwards() {
            ledger.grownTo(20);
            ledger.failing = true;
            assertThatThrownBy(() -> tail.after(15, 100)).hasMessage("away");
            ledger.failing = false;
            assertThat(tail.after(15, 100)).hasSize(5);
        }

        @Test
        void do_not_wait_for_one_that_hangs() throws Exception {
            ledger.grownTo(20);
            ledger.hanging = true;
            try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<List<RecordedEvent>> hangs = readers.submit(() -> tail.after(15, 100));
                assertThat(ledger.begun.await(30, TimeUnit.SECONDS)).isTrue();
                ledger.hanging = false;
                Future<List<RecordedEvent>> passes = readers.submit(() -> tail.after(15, 100));
                try {
                    assertThat(passes.get(30, TimeUnit.SECONDS)).hasSize(5);
                    assertThat(hangs.isDone()).isFalse();
                } finally {
                    ledger.gate.countDown();
                }
                assertThat(hangs.get(30, TimeUnit.SECONDS)).hasSize(5);
            }
        }
    }

    @Nested
    class One_who_catches_up {

        @Test
        void reads_the_ledger_and_drives_nothing_out() {
            ledger.grownTo(5_000);
            tail.after(0, 1_000);
            tail.after(4_990, 100);
            tail.after(1_000, 1_000);
            assertThat(ledger.readings).isEqualTo(3);
            assertThat(tail.after(4_990, 100)).hasSize(10);
            assertThat(ledger.readings).isEqualTo(3);
        }
    }

    @Test
    void whoever_reads_whenever_in_whatever_pages_gets_every_event_once_and_in_order() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<List<Long>> seen = new ArrayList<>();
        for (int reader = 0; reader < 4; reader++) {
            seen.add(new ArrayList<>());
        }
        int size = 0;
        while (size < all.size()) {
            size = Math.min(all.size(), size + random.nextInt(40));
            ledger.grownTo(size);
            nanos += random.nextLong(Duration.ofSeconds(1).toNanos());
            for (int turn = random.nextInt(6); turn > 0; turn--) {
                follow(seen.get(random.nextInt(4)), 1 + random.nextInt(60));
            }
        }
        for (List<Long> reader : seen) {
            while (reader.size() < all.size()) {
                follow(reader, 1 + random.nextInt(500));
            }
            assertThat(reader).as("seed " + seed).isEqualTo(all.stream().map(RecordedEvent::position).toList());
        }
    }

    private void follow(List<Long> seen, int limit) {
        tail.after(seen.isEmpty() ? 0 : seen.getLast(), limit).forEach(event -> seen.add(event.position()));
    }

    /** As much of the history as was let out, with a count of the readings. */
    private final class CountedLedger implements LedgerReader {

        private final CountDownLatch begun = new CountDownLatch(1);
        private volatile List<RecordedEvent> visible = List.of();
        private final CountDownLatch gate = new CountDownLatch(1);
        private volatile boolean hanging;
        private volatile boolean failing;
        private int readings;

        void grownTo(int size) {
            visible = all.subList(0, size);
        }

        @Override
        public List<RecordedEvent> after(long position, int limit) {
            readings++;
            if (hanging) {
                begun.countDown();
                awaitGate();
            }
            if (failing) {
                throw new IllegalStateException("away");
            }
            return visible.subList((int) position, (int) Math.min(visible.size(), position + limit));
        }

        private void awaitGate() {
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public List<RecordedEvent> ofAggregate(String aggregateId, long fromSequence, int limit) {
            throw new UnsupportedOperationException("nobody asks for an aggregate here");
        }

        @Override
        public long head() {
            return visible.size();
        }
    }
}
