package com.occuz.axon;

import static com.occuz.axon.Orders.create;
import static com.occuz.axon.Orders.link;
import static com.occuz.axon.Orders.retitle;
import static com.occuz.axon.Orders.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.boot.TestNode;
import com.occuz.health.ToldByHealth;
import com.occuz.kernel.operations.OperationsQuery.Finding;
import com.occuz.kernel.refusal.Refused;
import com.occuz.store.ledger.AppendOutcome.Appended;
import com.occuz.store.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ProcessorsTest {

    /** The append lock of the ledger. */
    private static final long APPEND_LOCK = 0x6f6363757a02L;

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient owner = JdbcClient.create(database.owner());

    @AfterEach
    void close() {
        database.close();
    }

    @Nested
    class AReplay {

        @Test
        void handlesNothingWhereTheSerializerDoesNotTrustTokens() {
            assertThat(linksAfterAReplayWith(Jackson3Serializer.builder().build(), Duration.ofSeconds(3))).isZero();
        }

        @Test
        void handlesEverythingWithOurs() {
            assertThat(linksAfterAReplayWith(Serializers.bookkeeping(), Duration.ofSeconds(30))).isEqualTo(3);
        }

        private int linksAfterAReplayWith(Serializer serializer, Duration patience) {
            try (TestNode node = TestNode.withoutProcessors(database);
                    BareAxon bare =
                            BareAxon.start(node.parts(), BareAxon.view(node.parts(), "links"), serializer)) {
                createLinks(node, 3);
                node.await("links", () -> links(node) == 3);
                bare.processor().shutDown();
                bare.processor().resetTokens();
                bare.processor().start();
                long deadline = System.nanoTime() + patience.toNanos();
                while (links(node) < 3 && System.nanoTime() < deadline) {
                    sleep(50);
                }
                return links(node);
            }
        }
    }

    @Nested
    class AFailingCommitOfAView {

        @Test
        void haltsItVisiblyAndHealsByItself() {
            try (TestNode node = TestNode.start(database)) {
                createLinks(node, 1);
                node.caughtUp();
                owner.sql("alter table view.link rename to gone").update();
                send(node.commands(), retitle(link(0), "through all this"));
                node.await("halted", () -> node.status("links").halted().isPresent());

                assertThat(node.status("links").deadLetters()).isZero();
                assertThat(node.status("links").position()).isEqualTo(1);
                assertThat(ToldByHealth.ofProcessors(node)).contains("\"status\":\"DOWN\"", "\"halted\":");
                // Long enough for Axon's own waiting, which doubles, to be longer than ours ever is.
                sleep(8_000);

                owner.sql("alter table view.gone rename to link").update();
                long back = System.nanoTime();
                node.caughtUp();
                assertThat(Duration.ofNanos(System.nanoTime() - back)).isLessThan(Duration.ofSeconds(5));
                assertThat(node.dump("(select title from view.link)")).containsExactly("(\"through all this\")");
                assertThat(ToldByHealth.ofProcessors(node)).contains("\"status\":\"UP\"");
                assertThat(node.audit().isClean()).isTrue();
            }
        }

        @Test
        void isSurvivedWhenEveryConnectionIsCutOverAndOver() {
            try (TestNode node = TestNode.start(database)) {
                for (int round = 0; round < 5; round++) {
                    for (int i = 0; i < 20; i++) {
                        int number = 20 * round + i;
                        node.await("created " + number, () -> created(node, number));
                    }
                    owner.sql("select pg_terminate_backend(pid) from pg_stat_activity"
                                    + " where usename = 'occuz_app' and datname = current_database()")
                            .query(Boolean.class)
                            .list();
                }
                node.await("it answers", () -> answers(node));
                node.caughtUp();
                assertThat(links(node)).isEqualTo(100);
                assertThat(node.axon().processors()).allMatch(status -> status.deadLetters() == 0);
                assertThat(node.audit().isClean()).isTrue();
            }
        }

        /** The pool finds out about a connection that was cut when it is used. */
        private boolean answers(TestNode node) {
            try {
                return links(node) >= 0 && !node.axon().processors().isEmpty();
            } catch (RuntimeException e) {
                return false;
            }
        }

        /** Unknown is a third outcome: it is sent until it is there. */
        private boolean created(TestNode node, int number) {
            try {
                send(node.commands(), create(link(number)));
                return true;
            } catch (Refused e) {
                return true;
            } catch (RuntimeException e) {
                return false;
            }
        }
    }

    @Nested
    class TheOrderOfEvents {

        @Test
        void isWhatProcessorsFollowWhateverTheInstallationsClockSays() {
            try (TestNode node = TestNode.start(database)) {
                createLinks(node, 1);
                int number = 1;
                for (String offset : List.of("86400000000", "-864000000000", "0", "31536000000000")) {
                    owner.sql("update control.installation set test_clock = true, test_offset_micros = " + offset)
                            .update();
                    for (int i = 0; i < 5; i++) {
                        send(node.commands(), create(link(number++)));
                    }
                }
                node.caughtUp();
                assertThat(links(node)).isEqualTo(number);
                List<Instant> stamps =
                        node.ledgerTable().after(0, 100).stream().map(event -> event.recordedAt()).toList();
                assertThat(stamps).isSorted().doesNotHaveDuplicates();
                assertThat(node.audit().isClean()).isTrue();
            }
        }

        @Test
        void isBrokenByAWriterThatGoesRoundTheLockAndTheAuditorTells() throws SQLException {
            try (TestNode node = TestNode.start(database)) {
                createLinks(node, 3);
                node.caughtUp();
                try (Connection slow = database.single().getConnection();
                        Statement statement = slow.createStatement()) {
                    slow.setAutoCommit(false);
                    statement.execute(copyOf(1, 4, "link:default/slow"));
                    node.sql().sql(copyOf(1, 5, "link:default/fast")).update();
                    node.await("passed", () -> node.status("links").position() == 5);
                    slow.commit();
                }
                sleep(500);
                assertThat(node.audit("links").findings())
                        .singleElement()
                        .satisfies(finding -> {
                            assertThat(finding.kind()).isEqualTo(Finding.Kind.MISSING);
                            assertThat(finding.position()).hasValue(4);
                        });
            }
        }

        @Test
        void isKeptBehindASlowAppend() throws Exception {
            try (TestNode node = TestNode.start(database)) {
                createLinks(node, 3);
                node.caughtUp();
                Thread waiting;
                try (Connection slow = database.single().getConnection();
                        Statement statement = slow.createStatement()) {
                    slow.setAutoCommit(false);
                    statement.execute("select pg_advisory_xact_lock(" + APPEND_LOCK + ")");
                    statement.execute(copyOf(1, 4, "link:default/slow"));
                    waiting = Thread.ofPlatform().start(() -> send(node.commands(), create(link(3))));
                    sleep(1_000);
                    assertThat(node.status("links").position()).isEqualTo(3);
                    slow.commit();
                }
                waiting.join();
                node.caughtUp();
                assertThat(node.audit("links").findings()).isEmpty();
            }
        }

        private String copyOf(long source, long position, String link) {
            return "insert into ledger.event select " + position + ", recorded_at + interval '1 day', 'id" + position
                    + "', '" + link + "', 0, type, replace(payload, 'link:default/s0', '" + link
                    + "'), metadata, account_id from ledger.event where position = " + source;
        }
    }

    @Nested
    class ClaimsOfTwoNodes {

        @Test
        void keepOneAtWorkAndLetTheOtherGoOnWhereItStopped() {
            try (TestNode second = TestNode.withoutProcessors(database)) {
                try (TestNode first = TestNode.start(database);
                        TestNode waiting = TestNode.start(database)) {
                    createLinks(first, 30);
                    first.await("shown", () -> links(first) == 30);
                    assertThat(first.status("links").runsHere()).isNotEqualTo(waiting.status("links").runsHere());
                    assertThat(first.dump("(select processorname, segment from control.token_entry"
                                    + " where processorname not like '\\_\\_%')"))
                            .containsExactlyInAnyOrderElementsOf(first.axon().viewNames().stream()
                                    .map(view -> "(" + view + ",0)")
                                    .toList());
                }
                for (int i = 30; i < 40; i++) {
                    send(second.commands(), create(link(i)));
                }
                try (TestNode next = TestNode.start(database)) {
                    next.caughtUp();
                    assertThat(links(next)).isEqualTo(40);
                    assertThat(next.audit().isClean()).isTrue();
                }
            }
        }
    }

    @Test
    void showAnEventSoonAfterItsCommit() {
        try (TestNode node = TestNode.start(database)) {
            createLinks(node, 200);
            List<Long> lags = new ArrayList<>();
            for (int i = 200; i < 500; i++) {
                Appended appended = send(node.commands(), create(link(i))).orElseThrow();
                long committed = System.nanoTime();
                assertThat(node.shows("links", appended.lastPosition(), Duration.ofSeconds(20))).isTrue();
                lags.add(System.nanoTime() - committed);
            }
            Collections.sort(lags);
            // Processors that ask from time to time instead of being told take 380 ms, on an idle machine.
            assertThat(Duration.ofNanos(lags.get(lags.size() / 2))).isLessThan(Duration.ofMillis(250));
        }
    }

    private static void createLinks(TestNode node, int count) {
        List<Commands.Addressed> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(Orders.addressed(create(link(i))));
        }
        node.commands().sendTogether(all);
    }

    private static int links(TestNode node) {
        return node.sql().sql("select count(*) from view.link").query(Integer.class).single();
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
