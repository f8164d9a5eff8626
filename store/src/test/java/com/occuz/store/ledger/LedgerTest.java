package com.occuz.store.ledger;

import static com.occuz.store.ledger.LedgerFixture.ACCOUNT;
import static com.occuz.store.ledger.LedgerFixture.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occuz.kernel.ledger.LedgerMoment;
import com.occuz.kernel.ledger.NewEvent;
import com.occuz.kernel.ledger.RecordedEvent;
import com.occuz.kernel.testing.RandomHistory;
import com.occuz.store.ledger.AppendOutcome.Appended;
import com.occuz.store.ledger.AppendOutcome.IdempotencyKeyUsed;
import com.occuz.store.ledger.AppendOutcome.SequenceConflict;
import com.occuz.store.ledger.LedgerFixture.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What both ways to append promise. */
@ParameterizedClass
@EnumSource(Kind.class)
class LedgerTest {

    private final LedgerFixture fixture = new LedgerFixture();
    private final Ledger ledger;

    LedgerTest(Kind kind) {
        ledger = fixture.ledger(kind);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Nested
    class On_an_empty_ledger {

        @Test
        void the_first_event_has_position_one() {
            assertThat(fixture.table.head()).isZero();
            Appended appended = appended(ledger.append(Append.of(event("a:1", 0))));
            assertThat(appended.firstPosition()).isEqualTo(1);
            assertThat(appended.lastPosition()).isEqualTo(1);
            assertThat(fixture.table.head()).isEqualTo(1);
        }

        @Test
        void an_aggregate_begins_with_sequence_zero() {
            assertThat(ledger.append(Append.of(event("a:1", 1)))).isEqualTo(new SequenceConflict("a:1", 1));
            assertThat(fixture.table.head()).isZero();
        }

        @Test
        void nothing_was_recorded_at_any_time() {
            assertThat(fixture.table.positionAt(Instant.parse("2999-01-01T00:00:00Z"))).isZero();
            assertThat(fixture.table.present().position()).isZero();
        }
    }

    @Nested
    class With_events {

        @Test
        void what_is_read_is_what_was_appended() {
            List<NewEvent> history = new RandomHistory(20261123).ledger(200);
            for (NewEvent event : history) {
                appended(ledger.append(Append.of(event)));
            }
            List<RecordedEvent> recorded = fixture.all();
            assertThat(recorded).hasSameSizeAs(history);
            for (int i = 0; i < history.size(); i++) {
                NewEvent expected = history.get(i);
                RecordedEvent found = recorded.get(i);
                assertThat(found.position()).isEqualTo(i + 1L);
                assertThat(found.eventId()).isEqualTo(expected.eventId());
                assertThat(found.payload()).isEqualTo(expected.payload());
                assertThat(found.metadata()).isEqualTo(expected.metadata());
                assertThat(fixture.table.ofAggregate(expected.aggregateId(), expected.sequence(), 1))
                        .containsExactly(found);
            }
        }

        @Test
        void the_outcome_tells_position_and_time_of_every_event() {
            appended(ledger.append(Append.of(event("a:1", 0))));
            Appended appended =
                    appended(ledger.append(Append.of(event("a:2", 0), event("a:2", 1), event("a:1", 1))));
            assertThat(appended.firstPosition()).isEqualTo(2);
            assertThat(appended.lastPosition()).isEqualTo(4);
            List<RecordedEvent> events = fixture.table.after(1, 10);
            for (int i = 0; i < 3; i++) {
                assertThat(events.get(i).recordedAt()).isEqualTo(appended.recordedAt().plus(i, ChronoUnit.MICROS));
            }
        }

        @Test
        void time_grows_even_when_the_clock_is_set_back() {
            fixture.asOwner("update control.installation set test_clock = true, test_offset_micros = 3600000000");
            Appended before = appended(ledger.append(Append.of(event("a:1", 0))));
            assertThat(before.recordedAt()).isAfter(Instant.now().plus(Duration.ofMinutes(59)));
            fixture.asOwner("update control.installation set test_offset_micros = -3600000000");
            Appended after = appended(ledger.append(Append.of(event("a:1", 1), event("a:1", 2))));
            assertThat(after.recordedAt()).isEqualTo(before.recordedAt().plus(1, ChronoUnit.MICROS));
        }

        @Test
        void the_position_at_an_instant_is_the_last_one_recorded_by_then() {
            List<RecordedEvent> events = new ArrayList<>();
            for (int i = 0; i < 37; i++) {
                ledger.append(Append.of(event("a:1", i)));
            }
            events.addAll(fixture.all());
            assertThat(fixture.table.positionAt(events.getFirst().recordedAt().minus(1, ChronoUnit.MICROS))).isZero();
            for (RecordedEvent event : events) {
                assertThat(fixture.table.positionAt(event.recordedAt())).isEqualTo(event.position());
                assertThat(fixture.table.positionAt(event.recordedAt().minus(1, ChronoUnit.MICROS)))
                        .isEqualTo(event.position() - 1);
            }
        }

        @Test
        void nothing_is_recorded_any_more_at_or_before_what_was_once_the_present() throws Exception {
            List<LedgerMoment> presents = new ArrayList<>();
            try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
                List<Future<?>> writers = new ArrayList<>();
                for (int writer = 0; writer < 4; writer++) {
                    String aggregate = "a:" + writer;
                    writers.add(threads.submit(() -> {
                        for (int i = 0; i < 40; i++) {
                            ledger.append(Append.of(event(aggregate, i)));
                        }
                    }));
                }
                while (writers.stream().anyMatch(writer -> !writer.isDone())) {
                    presents.add(fixture.table.present());
                }
                for (Future<?> writer : writers) {
                    writer.get();
                }
            }
            assertThat(presents).isNotEmpty().allSatisfy(present ->
                    assertThat(fixture.table.positionAt(present.at())).isEqualTo(present.position()));
        }

        @Test
        void the_present_follows_the_installations_clock_and_never_lies_before_the_last_event() {
            fixture.asOwner("update control.installation set test_clock = true, test_offset_micros = 3600000000");
            ledger.append(Append.of(event("a:1", 0), event("a:1", 1)));
            LedgerMoment ahead = fixture.table.present();
            assertThat(ahead.position()).isEqualTo(2);
            assertThat(ahead.at()).isAfter(Instant.now().plus(Duration.ofMinutes(59)));
            fixture.asOwner("update control.installation set test_offset_micros = 0");
            assertThat(fixture.table.present().at()).isEqualTo(fixture.all().getLast().recordedAt());
        }

        @Test
        void a_second_event_of_the_same_sequence_is_a_conflict_and_leaves_nothing() {
            ledger.append(Append.of(event("a:1", 0)));
            assertThat(ledger.append(Append.of(event("a:2", 0), event("a:1", 0))))
                    .isEqualTo(new SequenceConflict("a:1", 0));
            assertThat(fixture.table.ofAggregate("a:2", 0, 10)).isEmpty();
            assertThat(fixture.table.head()).isEqualTo(1);
        }

        @Test
        void an_event_id_can_be_used_once() {
            ledger.append(Append.of(event("same", "a:1", 0)));
            assertThat(ledger.append(Append.of(event("same", "a:2", 0)))).isEqualTo(new SequenceConflict("a:2", 0));
            assertThat(fixture.table.head()).isEqualTo(1);
        }

        @Test
        void what_cannot_be_stored_is_refused_and_the_ledger_goes_on() {
            assertThatThrownBy(() -> ledger.append(Append.of(event("a:\u0000", 0))))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(appended(ledger.append(Append.of(event("a:1", 0)))).firstPosition()).isEqualTo(1);
        }

        @Test
        void an_idempotency_key_is_recorded_once_with_its_events() {
            IdempotencyEntry entry = new IdempotencyEntry(ACCOUNT, "key", "digest");
            appended(ledger.append(new Append(List.of(event("a:1", 0)), Optional.of(entry))));
            assertThat(ledger.append(new Append(List.of(event("a:1", 1)), Optional.of(entry))))
                    .isEqualTo(new IdempotencyKeyUsed());
            assertThat(fixture.table.head()).isEqualTo(1);
        }

        @Test
        void a_refused_append_does_not_use_up_its_idempotency_key() {
            IdempotencyEntry entry = new IdempotencyEntry(ACCOUNT, "key", "digest");
            assertThat(ledger.append(new Append(List.of(event("a:1", 5)), Optional.of(entry))))
                    .isInstanceOf(SequenceConflict.class);
            appended(ledger.append(new Append(List.of(event("a:1", 0)), Optional.of(entry))));
        }

        @Test
        void the_signal_knows_the_position_when_the_append_returns() {
            long position = appended(ledger.append(Append.of(event("a:1", 0)))).lastPosition();
            assertThat(fixture.signal.latest()).isEqualTo(position);
        }
    }

    @Nested
    class Under_sixteen_writers {

        private static final int WRITERS = 16;
        private static final int APPENDS = 60;

        @Test
        void positions_have_no_gaps_and_time_strictly_grows() throws Exception {
            Map<Long, String> acknowledged = new HashMap<>();
            for (List<Map.Entry<Long, String>> some : inParallel(writer -> () -> write(writer))) {
                some.forEach(entry -> assertThat(acknowledged.put(entry.getKey(), entry.getValue())).isNull());
            }
            List<RecordedEvent> events = fixture.all();
            assertThat(events).hasSize(acknowledged.size());
            Instant last = Instant.MIN;
            Map<String, Long> sequences = new HashMap<>();
            for (int i = 0; i < events.size(); i++) {
                RecordedEvent event = events.get(i);
                assertThat(event.position()).isEqualTo(i + 1L);
                assertThat(event.recordedAt()).isAfter(last);
                assertThat(acknowledged).containsEntry(event.position(), event.eventId());
                assertThat(event.sequence()).isEqualTo(sequences.getOrDefault(event.aggregateId(), -1L) + 1);
                sequences.put(event.aggregateId(), event.sequence());
                last = event.recordedAt();
            }
        }

        @Test
        void exactly_one_wins_the_race_for_a_new_aggregate() throws Exception {
            CyclicBarrier start = new CyclicBarrier(WRITERS);
            List<AppendOutcome> outcomes = inParallel(writer -> () -> {
                start.await();
                return ledger.append(Append.of(event("link:default/k7", 0)));
            });
            assertThat(outcomes).filteredOn(Appended.class::isInstance).hasSize(1);
            assertThat(outcomes)
                    .filteredOn(SequenceConflict.class::isInstance)
                    .hasSize(WRITERS - 1)
                    .containsOnly(new SequenceConflict("link:default/k7", 0));
        }

        @Test
        void exactly_one_wins_the_race_for_an_idempotency_key_and_nobody_else_is_harmed() throws Exception {
            IdempotencyEntry entry = new IdempotencyEntry(ACCOUNT, "key", "digest");
            CyclicBarrier start = new CyclicBarrier(WRITERS);
            List<AppendOutcome> outcomes = inParallel(writer -> () -> {
                start.await();
                Optional<IdempotencyEntry> key = writer % 2 == 0 ? Optional.of(entry) : Optional.empty();
                return ledger.append(new Append(List.of(event("a:" + writer, 0)), key));
            });
            assertThat(outcomes).filteredOn(Appended.class::isInstance).hasSize(WRITERS / 2 + 1);
            assertThat(outcomes).filteredOn(IdempotencyKeyUsed.class::isInstance).hasSize(WRITERS / 2 - 1);
        }

        private List<Map.Entry<Long, String>> write(int writer) {
            List<Map.Entry<Long, String>> acknowledged = new ArrayList<>();
            long sequence = 0;
            for (int i = 0; i < APPENDS; i++) {
                List<NewEvent> events = new ArrayList<>();
                for (int n = ThreadLocalRandom.current().nextInt(1, 5); n > 0; n--) {
                    events.add(event("a:" + writer, sequence++));
                }
                Appended appended = appended(ledger.append(new Append(events, Optional.empty())));
                for (NewEvent event : events) {
                    acknowledged.add(Map.entry(appended.firstPosition() + events.indexOf(event), event.eventId()));
                }
            }
            return acknowledged;
        }

        private <T> List<T> inParallel(IntFunction<Callable<T>> task) throws Exception {
            List<T> results = new ArrayList<>();
            try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
                List<Future<T>> futures = new ArrayList<>();
                for (int writer = 0; writer < WRITERS; writer++) {
                    futures.add(threads.submit(task.apply(writer)));
                }
                for (Future<T> future : futures) {
                    results.add(future.get());
                }
            }
            return results;
        }
    }

    @Nested
    class Closed {

        @Test
        void it_refuses_and_says_that_nothing_was_recorded() {
            ledger.close();
            assertThatThrownBy(() -> ledger.append(Append.of(event("a:1", 0))))
                    .isInstanceOfSatisfying(
                            LedgerUnavailable.class, e -> assertThat(e.outcomeKnown()).isTrue());
        }
    }

    private static Appended appended(AppendOutcome outcome) {
        assertThat(outcome).isInstanceOf(Appended.class);
        return (Appended) outcome;
    }
}
