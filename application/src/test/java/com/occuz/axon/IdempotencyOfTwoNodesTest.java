package com.occuz.axon;

import static com.occuz.axon.Orders.create;
import static com.occuz.axon.Orders.link;
import static com.occuz.axon.Orders.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occuz.boot.TestNode;
import com.occuz.store.idempotency.IdempotencyTable.Response;
import com.occuz.store.idempotency.IdempotencyTable.Stored;
import com.occuz.store.ledger.AppendOutcome.Appended;
import com.occuz.store.ledger.IdempotencyEntry;
import com.occuz.store.ledger.LedgerUnavailable;
import com.occuz.store.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class IdempotencyOfTwoNodesTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient owner = JdbcClient.create(database.owner());
    private final TestNode one = TestNode.withoutProcessors(database);
    private final TestNode other = TestNode.withoutProcessors(database);

    @AfterEach
    void close() {
        one.close();
        other.close();
        database.close();
    }

    @Test
    void oneKeyIsUsedOnceHoweverManyRequestsRaceWithItOnBoth() throws InterruptedException {
        ConcurrentLinkedQueue<Object> outcomes = new ConcurrentLinkedQueue<>();
        CountDownLatch go = new CountDownLatch(1);
        List<Thread> threads = IntStream.range(0, 12)
                .mapToObj(i -> Thread.ofPlatform().start(() -> {
                    try {
                        go.await();
                        // Without the key every one of them would be recorded.
                        outcomes.add(send((i % 2 == 0 ? one : other).commands(), create(link(i)), key("k", "digest")));
                    } catch (IdempotencyKeyTaken e) {
                        outcomes.add("taken");
                    } catch (InterruptedException | RuntimeException e) {
                        outcomes.add(e);
                    }
                }))
                .toList();
        go.countDown();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(outcomes).hasSize(12);
        assertThat(outcomes.stream().filter("taken"::equals)).hasSize(11);
        assertThat(one.ledgerTable().head()).isEqualTo(1);
        assertThat(other.idempotency().find(Orders.ACME, "k")).hasValueSatisfying(stored -> {
            assertThat(stored.firstPosition()).isEqualTo(1);
            assertThat(stored.lastPosition()).isEqualTo(1);
            assertThat(stored.response()).isEmpty();
        });
    }

    @Test
    void theFirstAnswerIsTheOneThatIsKeptAndGivenOnBoth() {
        IdempotencyEntry key = key("k", "digest");
        send(one.commands(), create(link(0)), key);
        one.idempotency().saveResponse(key, response("first"));
        other.idempotency().saveResponse(key, response("second"));

        for (TestNode node : List.of(one, other)) {
            Stored stored = node.idempotency().find(Orders.ACME, "k").orElseThrow();
            assertThat(stored.requestDigest()).isEqualTo("digest");
            assertThat(stored.response().orElseThrow().body()).asString().isEqualTo("first");
            assertThat(stored.response().orElseThrow().headers()).containsExactly(Map.entry("ETag", "1"));
        }
        assertThatThrownBy(() -> send(other.commands(), create(link(1)), key)).isInstanceOf(IdempotencyKeyTaken.class);
    }

    @Test
    void isForgottenAfterADayOfRealTime() {
        send(one.commands(), create(link(0)), key("old", "a"));
        send(one.commands(), create(link(1)), key("young", "b"));
        owner.sql("update control.idempotency set created_at = created_at - interval '24 hours 1 minute'"
                        + " where key = 'old'")
                .update();
        owner.sql("update control.installation set test_clock = true, test_offset_micros = 864000000000").update();

        one.tidy(Instant::now);
        assertThat(one.idempotency().find(Orders.ACME, "old")).isEmpty();
        assertThat(one.idempotency().find(Orders.ACME, "young")).isPresent();

        one.tidy(() -> Instant.now().plus(Duration.ofHours(25)));
        assertThat(one.idempotency().find(Orders.ACME, "young")).isEmpty();
        assertThat(one.ledgerTable().head()).isEqualTo(2);
    }

    @Test
    void eventsAndTheirKeyAreRecordedTogetherOrNotAtAllWheneverTheServerDropsUs() throws InterruptedException {
        Thread killer = Thread.ofPlatform().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                owner.sql("""
                        select pg_terminate_backend(pid) from pg_stat_activity
                        where usename = 'occuz_app' and datname = current_database() and state <> 'idle'
                        """).query(Boolean.class).list();
                Thread.yield();
            }
        });
        int known = 0;
        int unknown = 0;
        int nothing = 0;
        for (int i = 0; i < 120; i++) {
            try {
                Optional<Appended> appended = send(one.commands(), create(link(i)), key("k" + i, "d"));
                assertThat(appended).isPresent();
                known++;
            } catch (LedgerUnavailable e) {
                if (e.outcomeKnown()) {
                    nothing++;
                } else {
                    unknown++;
                }
            } catch (RuntimeException e) {
                nothing++;
            }
        }
        killer.interrupt();
        killer.join();

        one.await("the server answers", () -> answers(one));
        List<String> events = one.dump("(select substr(aggregate_id, 15), position from ledger.event)");
        List<String> keys = one.dump("(select substr(key, 2), first_position from control.idempotency)");
        assertThat(keys).isEqualTo(events);
        assertThat(events.size()).isBetween(known, known + unknown);
        assertThat(unknown + nothing).as("the server did drop us").isPositive();
    }

    private static boolean answers(TestNode node) {
        try {
            return node.ledgerTable().head() >= 0;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static IdempotencyEntry key(String key, String digest) {
        return new IdempotencyEntry(Orders.ACME, key, digest);
    }

    private static Response response(String body) {
        return new Response(201, Map.of("ETag", "1"), body.getBytes(StandardCharsets.UTF_8));
    }
}
