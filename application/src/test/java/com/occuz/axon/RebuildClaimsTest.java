package com.occuz.axon;

import static com.occuz.axon.Orders.create;
import static com.occuz.axon.Orders.link;
import static com.occuz.axon.Orders.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.boot.TestNode;
import com.occuz.kernel.link.LinkEvent;
import com.occuz.store.testing.TestDatabase;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A node is cut off from the database in the middle of a step, is thought dead, and goes on when another has taken over. */
class RebuildClaimsTest {

    private static final List<String> OF_LINKS = List.of("link", "link_tag");
    private static final int LINKS = 30;

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient owner = JdbcClient.create(database.owner());
    private final RebuildTable table = new RebuildTable(JdbcClient.create(database.app()));
    private final CountDownLatch inTheMiddle = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whereNobodyHasTakenOverItGoesOnByItself() throws InterruptedException {
        try (TestNode late = TestNode.changed(database, this::stoppingInTheMiddle)) {
            beginAndCutOff(late);
            goOn.countDown();
            late.caughtUp();
            assertThat(late.dump("view.link")).hasSize(LINKS);
            assertThat(late.audit().isClean()).isTrue();
        } finally {
            goOn.countDown();
        }
    }

    @Test
    void theOtherFinishesAndTheLateOneChangesNothingMore() throws InterruptedException {
        try (TestNode late = TestNode.changed(database, this::stoppingInTheMiddle)) {
            beginAndCutOff(late);
            try (TestNode other = TestNode.start(database)) {
                other.caughtUp();
                List<String> made = other.dump("view.link");
                assertThat(made).hasSize(LINKS);
                goOn.countDown();
                createLinks(late, LINKS, 1);
                late.caughtUp();
                // It looks after rebuilds again, and this one is not there any more.
                late.axon().rebuild("people");
                late.caughtUp();
                assertThat(late.dump("view.link")).hasSize(LINKS + 1).containsAll(made);
                assertThat(late.audit().isClean()).isTrue();
            }
        } finally {
            goOn.countDown();
        }
    }

    @Test
    void theLateOneLeavesAloneWhatTheOtherIsAt() throws InterruptedException {
        try (TestNode late = TestNode.changed(database, this::stoppingInTheMiddle)) {
            beginAndCutOff(late);
            // Another node has begun anew, is at its seventh event and lives.
            assertThat(table.claim("other", List.of("links"))).contains("links");
            table.make("links", OF_LINKS);
            table.advance("links", 7);
            goOn.countDown();
            late.axon().rebuild("people");
            late.await("it looks after others", () -> late.status("people").rebuild().isEmpty());
            assertThat(late.status("links").rebuild().orElseThrow()).isEqualTo(table.all().get("links"));
            assertThat(table.hold("links", "other")).contains(7L);
            assertThat(late.dump("view_next.link")).isEmpty();

            table.release("other");
            late.caughtUp();
            assertThat(late.dump("view.link")).hasSize(LINKS);
        } finally {
            goOn.countDown();
        }
    }

    /** On return the node's transaction is lost, which it does not know yet, and so is its claim. */
    private void beginAndCutOff(TestNode node) throws InterruptedException {
        createLinks(node, 0, LINKS);
        node.caughtUp();
        node.axon().rebuild("links");
        inTheMiddle.await();
        // The only one that has locked a row there.
        node.await("cut off", () -> owner.sql("""
                        select count(pg_terminate_backend(pid)) from pg_locks
                        where relation = 'control.rebuild'::regclass and mode = 'RowShareLock'
                        """)
                .query(Long.class)
                .single() == 1);
        node.await("its row is free", () -> owner.sql("update control.rebuild set seen_at = seen_at - interval '1 hour'").update() == 1);
    }

    /** Hands events on, the first one not before it is told to. */
    final class Stopping {

        private final AnnotationEventHandlerAdapter projection;

        Stopping(Object projection) {
            this.projection = new AnnotationEventHandlerAdapter(projection);
        }

        @EventHandler
        void on(LinkEvent event, EventMessage<?> message) throws Exception {
            inTheMiddle.countDown();
            goOn.await();
            projection.handle(message);
        }
    }

    private AxonNode.Parts stoppingInTheMiddle(AxonNode.Parts parts) {
        return withNext(
                parts, "links", next -> new View.Next(new Stopping(next.projection()), next.tables()));
    }

    /** A node that makes a view again otherwise. */
    static AxonNode.Parts withNext(AxonNode.Parts parts, String name, UnaryOperator<View.Next> change) {
        List<View> views = parts.views().stream()
                .map(view -> view.name().equals(name)
                        ? new View(
                                view.name(),
                                view.feed(),
                                view.ofLedger(),
                                view.features(),
                                view.projection(),
                                change.apply(view.next()))
                        : view)
                .toList();
        return new AxonNode.Parts(
                parts.ledger(),
                parts.reader(),
                parts.feed(),
                parts.codec(),
                parts.dataSource(),
                parts.transactions(),
                views,
                parts.commandHandlers(),
                parts.queryHandlers(),
                parts.tokens(),
                parts.reached(),
                parts.nodeId(),
                parts.runsProcessors());
    }

    private static void createLinks(TestNode node, int from, int count) {
        for (int i = from; i < from + count; i++) {
            send(node.commands(), create(link(i)));
        }
    }
}
