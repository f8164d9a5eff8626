package com.occuz.store.click;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.click.Click;
import com.occuz.kernel.click.ClickEvent.ClicksRecorded;
import com.occuz.kernel.click.ClickStore.Outcome;
import com.occuz.kernel.click.ClickStore.Outcome.NotTheOwner;
import com.occuz.kernel.click.ClickStore.Outcome.OffsetMismatch;
import com.occuz.kernel.click.ClickStore.Outcome.Stored;
import com.occuz.kernel.click.StreamId;
import com.occuz.kernel.ledger.EventCodec;
import com.occuz.kernel.ledger.EventTypes;
import com.occuz.kernel.ledger.RecordedEvent;
import com.occuz.kernel.link.DomainId;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.link.Slug;
import com.occuz.kernel.testing.AnyValue;
import com.occuz.kernel.testing.KeyRing;
import com.occuz.kernel.testing.RandomHistory;
import com.occuz.store.postgres.Jdbc;
import com.occuz.store.signal.SignalHub;
import com.occuz.store.testing.TestDatabase;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ClickTableTest {

    private static final String NODE = "node:1";

    private final TestDatabase database = TestDatabase.fresh();
    private final SignalHub hub = new SignalHub(database.single());
    private final ClickSignal signal = new ClickSignal(hub);
    private final ClickTable table =
            new ClickTable(database.app(), new EventCodec(EventTypes.all(), new KeyRing()), signal);
    private final AnyValue any = new AnyValue(new SplittableRandom(7));
    private final StreamId stream = new StreamId(UUID.randomUUID());

    @AfterEach
    void close() {
        hub.close();
        database.close();
    }

    @Nested
    class A_new_stream {

        @Test
        void begins_at_zero() {
            assertThat(table.nextOffset(stream)).isZero();
            assertThat(table.append(batch(3, 2), NODE)).isEqualTo(new OffsetMismatch(0));
            assertThat(table.append(batch(0, 2), NODE)).isEqualTo(new Stored(1));
            assertThat(table.nextOffset(stream)).isEqualTo(2);
            assertThat(signal.latest()).isEqualTo(1);
        }

        @Test
        void can_be_claimed_before_anything_is_written() {
            assertThat(table.claim(stream, NODE)).isZero();
            assertThat(table.append(batch(0, 2), "node:2")).isEqualTo(new NotTheOwner());
            assertThat(table.append(batch(0, 2), NODE)).isEqualTo(new Stored(1));
        }
    }

    @Nested
    class A_stream_with_ten_clicks {

        @Test
        void takes_the_next_batch_and_only_that() {
            table.append(batch(0, 10), NODE);
            assertThat(table.append(batch(0, 10), NODE)).as("sent again").isEqualTo(new OffsetMismatch(10));
            assertThat(table.append(batch(0, 4), NODE)).as("cut shorter").isEqualTo(new OffsetMismatch(10));
            assertThat(table.append(batch(4, 6), NODE)).as("cut elsewhere").isEqualTo(new OffsetMismatch(10));
            assertThat(table.append(batch(5, 10), NODE)).as("overlapping").isEqualTo(new OffsetMismatch(10));
            assertThat(table.append(batch(11, 1), NODE)).as("with a gap").isEqualTo(new OffsetMismatch(10));
            assertThat(table.head()).isEqualTo(1);
            assertThat(table.append(batch(10, 1), NODE)).isEqualTo(new Stored(2));
        }

        @Test
        void belongs_to_its_first_writer() {
            table.append(batch(0, 10), NODE);
            assertThat(table.append(batch(10, 1), "node:2")).isEqualTo(new NotTheOwner());
            assertThat(table.append(batch(0, 10), "node:2")).isEqualTo(new NotTheOwner());
            assertThat(table.nextOffset(stream)).isEqualTo(10);
        }

        @Test
        void goes_on_with_whoever_claims_it_and_no_longer_with_the_former_owner() {
            table.append(batch(0, 10), NODE);
            assertThat(table.claim(stream, "node:2")).isEqualTo(10);
            assertThat(table.append(batch(10, 1), NODE)).isEqualTo(new NotTheOwner());
            assertThat(table.append(batch(10, 1), "node:2")).isEqualTo(new Stored(2));
        }
    }

    @Nested
    class The_order_of_all_streams {

        @Test
        void what_is_read_is_what_was_stored() {
            List<ClicksRecorded> batches = new RandomHistory(20261123).clicks(60);
            for (int i = 0; i < batches.size(); i++) {
                assertThat(table.append(batches.get(i), NODE)).isEqualTo(new Stored(i + 1));
            }
            List<RecordedEvent> read = new ArrayList<>(table.after(0, 25));
            read.addAll(table.after(25, 100));
            assertThat(read).extracting(RecordedEvent::payload).containsExactlyElementsOf(batches);
            assertThat(read.get(30).position()).isEqualTo(31);
            assertThat(read.get(30).metadata().actorId()).isEqualTo(NODE);
        }

        @Test
        void has_no_gaps_and_strictly_growing_times_under_eight_writers() throws Exception {
            try (ExecutorService writers = Executors.newFixedThreadPool(8)) {
                List<Future<?>> all = new ArrayList<>();
                for (int writer = 0; writer < 8; writer++) {
                    StreamId own = new StreamId(UUID.randomUUID());
                    all.add(writers.submit(() -> {
                        for (int i = 0; i < 15; i++) {
                            assertThat(table.append(batch(own, i * 3L, 3), NODE)).isInstanceOf(Stored.class);
                            assertThat(table.append(batch(own, i * 3L, 3), NODE)).isInstanceOf(OffsetMismatch.class);
                        }
                    }));
                }
                for (Future<?> one : all) {
                    one.get();
                }
            }
            Instant last = Instant.MIN;
            long position = 0;
            for (RecordedEvent event : table.after(0, 1000)) {
                assertThat(event.position()).isEqualTo(++position);
                assertThat(event.recordedAt()).isAfter(last);
                last = event.recordedAt();
            }
            assertThat(position).isEqualTo(8 * 15).isEqualTo(table.head());
        }

        @Test
        void one_batch_sent_by_everybody_at_once_counts_once() throws Exception {
            ClicksRecorded batch = batch(0, 5);
            List<Outcome> outcomes = new ArrayList<>();
            try (ExecutorService senders = Executors.newFixedThreadPool(8)) {
                List<Future<Outcome>> all = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    all.add(senders.submit(() -> table.append(batch, NODE)));
                }
                for (Future<Outcome> one : all) {
                    outcomes.add(one.get());
                }
            }
            assertThat(outcomes).filteredOn(Stored.class::isInstance).hasSize(1);
            assertThat(outcomes).filteredOn(new OffsetMismatch(5)::equals).hasSize(7);
            assertThat(table.after(0, 10)).hasSize(1);
        }
    }

    @Nested
    class Months {

        @Test
        void each_recorded_month_is_a_partition_made_on_demand_years_ahead_as_well() {
            table.append(batch(0, 1), NODE);
            LocalDate later = LocalDate.now(ZoneOffset.UTC).plusYears(7);
            setClock(later.atStartOfDay(ZoneOffset.UTC).toInstant());
            table.append(batch(1, 1), NODE);
            YearMonth now = YearMonth.now(ZoneOffset.UTC);
            YearMonth then = YearMonth.from(later);
            assertThat(partitions())
                    .containsExactly(name(now), name(now.plusMonths(1)), name(then), name(then.plusMonths(1)));
            assertThat(table.after(0, 10)).extracting(RecordedEvent::position).containsExactly(1L, 2L);
        }

        @Test
        void a_batch_on_the_boundary_counts_once() {
            YearMonth next = YearMonth.now(ZoneOffset.UTC).plusMonths(3);
            setClock(next.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusMillis(200));
            table.append(batch(0, 5), NODE);
            setClock(next.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant());
            assertThat(table.append(batch(0, 5), NODE)).isEqualTo(new OffsetMismatch(5));
            table.append(batch(5, 5), NODE);
            List<RecordedEvent> batches = table.after(0, 10);
            assertThat(batches).hasSize(2);
            assertThat(YearMonth.from(batches.get(1).recordedAt().atOffset(ZoneOffset.UTC))).isEqualTo(next);
        }

        @Test
        void positions_go_on_when_the_oldest_month_is_dropped() {
            table.append(batch(0, 1), NODE);
            execute(database.owner(), "drop table click." + partitions().getFirst());
            assertThat(table.head()).isEqualTo(1);
            setClock(Instant.now().plusSeconds(40L * 24 * 3600));
            assertThat(table.append(batch(1, 1), NODE)).isEqualTo(new Stored(2));
        }

        private void setClock(Instant instant) {
            execute(
                    database.owner(),
                    "update control.installation set test_clock = true, test_offset_micros = extract(epoch from timestamptz '"
                            + instant + "' - clock_timestamp()) * 1000000");
        }

        private List<String> partitions() {
            return Jdbc.run(database.owner(), connection -> {
                List<String> names = new ArrayList<>();
                try (Statement statement = connection.createStatement();
                        ResultSet row = statement.executeQuery(
                                """
                                select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
                                where i.inhparent = 'click.batch'::regclass order by 1""")) {
                    while (row.next()) {
                        names.add(row.getString(1));
                    }
                }
                return names;
            });
        }

        private static String name(YearMonth month) {
            return "batch_" + month.toString().replace('-', '_');
        }
    }

    private ClicksRecorded batch(long firstOffset, int size) {
        return batch(stream, firstOffset, size);
    }

    private ClicksRecorded batch(StreamId stream, long firstOffset, int size) {
        List<Click> clicks = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            clicks.add(any.click(new LinkId(DomainId.DEFAULT, new Slug("k7")), Instant.parse("2026-03-01T12:00:00Z")));
        }
        return new ClicksRecorded(stream, firstOffset, clicks);
    }

    private static void execute(DataSource database, String sql) {
        Jdbc.run(database, connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }
}
