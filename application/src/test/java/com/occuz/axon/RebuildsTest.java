package com.occuz.axon;

import static com.occuz.axon.Orders.create;
import static com.occuz.axon.Orders.link;
import static com.occuz.axon.Orders.retitle;
import static com.occuz.axon.Orders.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occuz.boot.TestNode;
import com.occuz.health.ToldByHealth;
import com.occuz.kernel.link.LinkEvent;
import com.occuz.kernel.link.LinkEvent.LinkRetitled;
import com.occuz.store.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.axonframework.eventhandling.EventHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A view is made again beside itself and takes its own place. */
class RebuildsTest {

    /** Several batches of a rebuild. */
    private static final int LINKS = 1_000;

    private static final List<String> OF_LINKS = List.of("link", "link_tag");

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient owner = JdbcClient.create(database.owner());
    private final RebuildTable table = new RebuildTable(JdbcClient.create(database.app()));

    @AfterEach
    void close() {
        database.close();
    }

    @Nested
    class OfALivingView {

        @Test
        void nobodyWhoReadsItMeanwhileSeesFewerRows() throws InterruptedException {
            try (TestNode node = TestNode.start(database)) {
                createLinks(node, 0, LINKS);
                node.caughtUp();
                Reader reader = new Reader(node);
                for (int round = 1; round <= 3; round++) {
                    node.axon().rebuild("links");
                    // Written while it is made again: in the old tables at once, in the new ones before they take over.
                    createLinks(node, LINKS * round, LINKS);
                    node.caughtUp();
                }
                reader.stop();
                assertThat(reader.counts).as("counts, one after the other").isSorted();
                assertThat(reader.counts.getFirst()).isEqualTo(LINKS);
                assertThat(reader.failures).isEmpty();
                assertThat(node.dump("(select count(*) from view.link)")).containsExactly("(" + 4 * LINKS + ")");
                node.await("audited", () -> node.audit("links").verifiedThrough() == 4 * LINKS);
                assertThat(node.audit().isClean()).isTrue();
            }
        }

        @Test
        void leavesRowsTablesIndexesAndRightsAsTheyWere() {
            try (TestNode node = TestNode.start(database)) {
                createLinks(node, 0, 20);
                send(node.commands(), retitle(link(3), "third"));
                node.caughtUp();
                Map<String, List<String>> rows = node.dump();
                List<String> tables = tables();
                node.axon().viewNames().forEach(node.axon()::rebuild);
                node.caughtUp();
                assertThat(node.dump()).isEqualTo(rows);
                assertThat(tables()).isEqualTo(tables).hasSizeGreaterThan(20);
                assertThat(tablesToCome()).isEmpty();
                send(node.commands(), retitle(link(4), "goes on"));
                node.caughtUp();
                assertThat(node.dump("(select title from view.link where title is not null)"))
                        .containsExactly("(\"goes on\")", "(third)");
                assertThat(node.audit().isClean()).isTrue();
            }
        }

        @Test
        void everyTableBelongsToOneView() {
            try (TestNode node = TestNode.withoutProcessors(database)) {
                List<String> owned = node.parts().views().stream()
                        .flatMap(view -> view.next().tables().stream())
                        .toList();
                assertThat(owned).containsExactlyInAnyOrderElementsOf(node.dump().keySet());
            }
        }

        @Test
        void waitsForWhoTriesDeadLettersAgain() throws InterruptedException {
            try (TestNode node = TestNode.start(database)) {
                createLinks(node, 0, 3);
                node.caughtUp();
                CountDownLatch tried = new CountDownLatch(1);
                CountDownLatch held = new CountDownLatch(1);
                Thread trying = Thread.ofPlatform().start(() -> new DeadLetterTable(database.app())
                        .holding("links", () -> {
                            held.countDown();
                            await(tried);
                            return 0;
                        }));
                held.await();
                node.axon().rebuild("links");
                node.await("caught up", () -> node.status("links").rebuild().orElseThrow().position() == 3);
                sleep(500);
                assertThat(node.status("links").rebuild()).isPresent();
                tried.countDown();
                trying.join();
                node.caughtUp();
            }
        }
    }

    @Nested
    class OfAViewOfAnotherNode {

        @Test
        void canBeAskedForOnAnyNode() {
            try (TestNode first = TestNode.start(database);
                    TestNode second = TestNode.start(database)) {
                createLinks(first, 0, 3);
                first.caughtUp();
                TestNode idle = first.status("links").runsHere() ? second : first;
                owner.sql("delete from view.link").update();
                idle.axon().rebuild("links");
                idle.caughtUp();
                assertThat(first.dump("(select link from view.link)")).hasSize(3);
                createLinks(first, 3, 1);
                first.caughtUp();
                assertThat(first.dump("(select link from view.link)")).hasSize(4);
            }
        }

        @Test
        void waitsForANodeThatKeepsViewsAndIsRefusedMeanwhile() {
            try (TestNode without = TestNode.withoutProcessors(database)) {
                without.axon().rebuild("links");
                assertThatThrownBy(() -> without.axon().rebuild("links")).isInstanceOf(RebuildUnderWay.class);
                assertThatThrownBy(() -> without.axon().rebuild("nonsense")).hasMessageContaining("no view nonsense");
                assertThat(without.status("links").rebuild().orElseThrow().begun()).isFalse();
                try (TestNode node = TestNode.start(database)) {
                    node.caughtUp();
                    without.axon().rebuild("links");
                    node.caughtUp();
                }
            }
        }
    }

    @Nested
    class OfANodeThatDied {

        @Test
        void isBegunAnewByTheNext() {
            try (TestNode node = TestNode.start(database)) {
                createLinks(node, 0, 30);
                node.caughtUp();
            }
            dieAfter(20, "1 hour");
            try (TestNode node = TestNode.start(database)) {
                assertThat(node.dump("(select link from view.link)")).hasSize(30);
                node.caughtUp();
                assertThat(node.dump("(select link from view.link)")).hasSize(30);
                assertThat(tablesToCome()).isEmpty();
                assertThat(node.audit().isClean()).isTrue();
            }
        }

        @Test
        void isLeftAloneAsLongAsItMayLive() {
            try (TestNode node = TestNode.start(database)) {
                createLinks(node, 0, 30);
                node.caughtUp();
                dieAfter(20, "0 seconds");
                sleep(3_000);
                assertThat(node.status("links").rebuild().orElseThrow().position()).isEqualTo(20);
                assertThat(tablesToCome()).containsExactlyInAnyOrderElementsOf(OF_LINKS);
            }
        }

        /** What a node leaves behind that is killed: its last transaction. */
        private void dieAfter(long position, String ago) {
            table.make("links", OF_LINKS);
            owner.sql("insert into view_next.link select * from view.link where position <= " + position).update();
            owner.sql("insert into control.rebuild (view, node, position, seen_at) values ('links', 'dead', " + position
                            + ", clock_timestamp() - interval '" + ago + "')")
                    .update();
        }
    }

    @Nested
    class ThatMeetsWhatItCannotHandle {

        @Test
        void failsVisiblyLeavesTheLiveViewAloneAndCanBeAskedForAgain() {
            try (TestNode node = TestNode.changed(database, RebuildsTest::failingAtTitles)) {
                createLinks(node, 0, 3);
                send(node.commands(), retitle(link(1), "unforeseen"));
                node.caughtUp();
                for (int time = 0; time < 2; time++) {
                    node.axon().rebuild("links");
                    node.await("failed", () -> node.status("links").rebuild().orElseThrow().failure().isPresent());
                    assertThat(node.status("links").rebuild().orElseThrow().failure().orElseThrow())
                            .isEqualTo("LinkRetitled at position 4 cannot be handled: no titles today");
                    assertThat(ToldByHealth.ofProcessors(node)).contains("no titles today", "\"status\":\"UP\"");
                    assertThat(tablesToCome()).isEmpty();
                }
                createLinks(node, 3, 1);
                node.await("live", () -> node.status("links").lag() == 0);
                assertThat(node.dump("(select title from view.link)")).hasSize(4).contains("(unforeseen)");
                assertThat(node.audit().isClean()).isTrue();
            }
        }

        @Test
        void doesNotPutTablesOfAnEarlierShapeInPlace() {
            table.make("links", OF_LINKS);
            owner.sql("alter table view.link add column colour text").update();
            assertThatThrownBy(() -> table.takeOver("links", OF_LINKS))
                    .hasMessageContaining("the table link was changed while it was made again");
            assertThat(owner.sql("select colour from view.link").query(String.class).list()).isEmpty();
        }
    }

    /** Counts the links again and again, on one connection whose statements the server has prepared. */
    private static final class Reader {

        private final List<Long> counts = new ArrayList<>();
        private final List<Throwable> failures = new ArrayList<>();
        private final Thread thread;
        private volatile boolean reading = true;

        private Reader(TestNode node) {
            thread = Thread.ofPlatform().start(() -> {
                while (reading) {
                    try {
                        counts.add(node.sql().sql("select count(*) from view.link").query(Long.class).single());
                    } catch (RuntimeException e) {
                        failures.add(e);
                    }
                }
            });
        }

        private void stop() throws InterruptedException {
            reading = false;
            thread.join();
        }
    }

    /** A projection of a version with a fault. */
    static final class NoTitles {

        @EventHandler
        void on(LinkEvent event) {
            if (event instanceof LinkRetitled) {
                throw new IllegalStateException("no titles today");
            }
        }
    }

    private static AxonNode.Parts failingAtTitles(AxonNode.Parts parts) {
        return RebuildClaimsTest.withNext(parts, "links", next -> new View.Next(new NoTitles(), next.tables()));
    }

    private static void createLinks(TestNode node, int from, int count) {
        List<Commands.Addressed> all = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            all.add(Orders.addressed(create(link(i))));
        }
        node.commands().sendTogether(all);
    }

    /** Names, columns, indexes, constraints, storage and rights of everything that is read. */
    private List<String> tables() {
        return owner.sql("""
                select relname || ' ' || coalesce(reloptions::text, '') || ' ' || coalesce(relacl::text, '') as line
                from pg_class where relnamespace = 'view'::regnamespace
                union all
                select attrelid::regclass || ' ' || attnum || ' ' || attname || ' ' || format_type(atttypid, atttypmod)
                  || ' ' || attnotnull || ' ' || attcollation::regcollation
                from pg_attribute join pg_class c on c.oid = attrelid
                where relnamespace = 'view'::regnamespace and attnum > 0
                union all
                select indexdef from pg_indexes where schemaname = 'view'
                union all
                select conname || ' ' || contype::text || ' ' || pg_get_constraintdef(c.oid)
                from pg_constraint c where connamespace = 'view'::regnamespace
                order by 1
                """)
                .query((row, n) -> row.getString(1))
                .list();
    }

    private List<String> tablesToCome() {
        return owner.sql("select tablename from pg_tables where schemaname = 'view_next' and tablename not in ('handled', 'audit')")
                .query((row, n) -> row.getString(1))
                .list();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
