package com.occuz.axon;

import static com.occuz.axon.Orders.addressed;
import static com.occuz.axon.Orders.create;
import static com.occuz.axon.Orders.link;
import static com.occuz.axon.Orders.retitle;
import static com.occuz.axon.Orders.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.boot.TestNode;
import com.occuz.health.ToldByHealth;
import com.occuz.kernel.ledger.EventType;
import com.occuz.kernel.ledger.EventTypes;
import com.occuz.kernel.ledger.KeySubject;
import com.occuz.kernel.link.LinkCommand.ChangeLink;
import com.occuz.kernel.link.LinkCommand.OptionChanges;
import com.occuz.kernel.link.LinkEvent.RedirectStatusChanged;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.link.RedirectStatus;
import com.occuz.kernel.query.Page;
import com.occuz.store.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterSchema;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.Decisions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A change of a link whose row somebody took away cannot be projected; it is never lost for that. */
class DeadLettersTest {

    private static final int SEQUENCES = 130;

    private final TestDatabase database = TestDatabase.fresh();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void withTheDefaultErrorHandlerTheViewLosesTheEventWithoutAWord() {
        try (TestNode node = TestNode.withoutProcessors(database);
                BareAxon bare = BareAxon.start(
                        node.parts(), BareAxon.view(node.parts(), "links"), Serializers.bookkeeping())) {
            createLinks(node, 2);
            node.await("both there", () -> titles(node).size() == 2);
            takeAway(node, 0);

            send(node.commands(), retitle(link(0), "lost"));
            send(node.commands(), retitle(link(1), "kept"));
            node.await("the other one", () -> titles(node).contains("(link:default/s1,kept)"));

            assertThat(bare.processor().processingStatus().values())
                    .singleElement()
                    .satisfies(status -> assertThat(status.isErrorState()).isFalse());
            assertThat(node.status("links").deadLetters()).isZero();
            assertThat(titles(node)).doesNotContain("(link:default/s0,lost)");
            // Even then the auditor would know.
            assertThat(node.audit("links").findings()).isNotEmpty();
        }
    }

    @Test
    void waitsVisiblyWithAllThatFollowsInItsAggregateUntilItIsTriedAgainInOrder() {
        try (TestNode node = TestNode.start(database)) {
            createLinks(node, 2);
            List<String> row = takeAway(node, 0);

            send(node.commands(), retitle(link(0), "first"));
            send(node.commands(), retitle(link(1), "of another link"));
            send(node.commands(), retitle(link(0), "second"));
            node.caughtUp();
            putBack(node, row);
            send(node.commands(), retitle(link(0), "third"));
            node.caughtUp();

            assertThat(node.status("links").deadLetters()).isEqualTo(3);
            assertThat(ToldByHealth.ofProcessors(node)).contains("\"status\":\"DOWN\"", "\"deadLetters\":3");
            Page<DeadLetter> first = node.axon().deadLetters("links", 0, 2);
            assertThat(first.items()).extracting(DeadLetter::position).containsExactly(3L, 5L);
            assertThat(first.items()).extracting(DeadLetter::aggregate).containsOnly("link:default/s0");
            assertThat(first.items()).extracting(DeadLetter::type).containsOnly("link.LinkRetitled/1");
            assertThat(first.items().getFirst().cause()).contains("link:default/s0");
            assertThat(first.items().getLast().cause()).isEqualTo("Waits for an earlier event of the same aggregate.");
            assertThat(node.axon().deadLetters("links", first.next().orElseThrow(), 2).items())
                    .extracting(DeadLetter::position)
                    .containsExactly(6L);
            assertThat(titles(node)).containsExactly("(link:default/s0,)", "(link:default/s1,\"of another link\")");

            assertThat(node.axon().retryDeadLetters("links")).isZero();
            assertThat(titles(node)).contains("(link:default/s0,third)");
            assertThat(node.dump("(select version from view.link where link = 'link:default/s0')"))
                    .containsExactly("(4)");
            assertThat(node.status("links").deadLetters()).isZero();
            send(node.commands(), retitle(link(0), "fourth"));
            node.caughtUp();
            assertThat(titles(node)).contains("(link:default/s0,fourth)");
            assertThat(node.audit("links").findings()).isEmpty();
        }
    }

    @Test
    void areAllTriedAgainHoweverManyPagesOfThemThereAre() {
        try (TestNode node = TestNode.start(database)) {
            createLinks(node, SEQUENCES);
            List<List<String>> rows = new ArrayList<>();
            for (int i = 0; i < SEQUENCES; i++) {
                rows.add(takeAway(node, i));
            }
            for (String title : List.of("a", "b", "c")) {
                List<Commands.Addressed> all = new ArrayList<>();
                for (int i = 0; i < SEQUENCES; i++) {
                    all.add(addressed(retitle(link(i), title)));
                }
                node.commands().sendTogether(all);
            }
            node.caughtUp();
            assertThat(node.status("links").deadLetters()).isEqualTo(3 * SEQUENCES);
            assertThat(pastTheFirstPageAxonFindsAnything(node)).isFalse();

            // Those of the last fifteen still fail, and do not stand in the way of the others.
            rows.subList(0, SEQUENCES - 15).forEach(row -> putBack(node, row));
            assertThat(node.axon().retryDeadLetters("links")).isEqualTo(45);
            rows.subList(SEQUENCES - 15, SEQUENCES).forEach(row -> putBack(node, row));
            assertThat(node.axon().retryDeadLetters("links")).isZero();

            assertThat(node.dump("(select distinct title, version from view.link)")).containsExactly("(c,4)");
            assertThat(node.audit("links").findings()).isEmpty();
        }
    }

    @Test
    void areReadAsThePresentRevisionAfterAnUpgrade() {
        List<String> row;
        try (TestNode old = TestNode.start(database)) {
            createLinks(old, 1);
            row = takeAway(old, 0);
            send(old.commands(), redirecting(link(0), 301));
            old.caughtUp();
            assertThat(old.status("links").deadLetters()).isEqualTo(1);
        }
        // As if the second revision said "permanent, and keeps the method".
        try (TestNode upgraded = TestNode.knowing(database, withSecondRevision())) {
            putBack(upgraded, row);
            assertThat(upgraded.axon().retryDeadLetters("links")).isZero();
            assertThat(upgraded.dump("(select redirect_status from view.link)")).containsExactly("(308)");
        }
    }

    @Test
    void canHoldAValueThatWasErased() {
        List<String> row;
        try (TestNode node = TestNode.start(database)) {
            createLinks(node, 1);
            row = takeAway(node, 0);
        }
        try (TestNode node = TestNode.withoutProcessors(database)) {
            send(node.commands(), retitle(link(0), "secret"));
            node.subjectKeys().destroy(KeySubject.of(Orders.ACME));
        }
        try (TestNode node = TestNode.start(database)) {
            node.caughtUp();
            assertThat(node.status("links").deadLetters()).isEqualTo(1);
            putBack(node, row);
            assertThat(node.axon().retryDeadLetters("links")).isZero();
            assertThat(titles(node)).containsExactly("(link:default/s0,[erased])");
        }
    }

    @Test
    void areGoneWhenTheViewIsRebuilt() {
        try (TestNode node = TestNode.start(database)) {
            createLinks(node, 1);
            takeAway(node, 0);
            send(node.commands(), retitle(link(0), "first"));
            node.caughtUp();

            node.axon().rebuild("links");
            node.caughtUp();

            assertThat(node.status("links").deadLetters()).isZero();
            assertThat(titles(node)).containsExactly("(link:default/s0,first)");
            assertThat(node.audit("links").findings()).isEmpty();
        }
    }

    /** What Axon does where it is asked for one certain sequence among many: it looks at the first page. */
    private boolean pastTheFirstPageAxonFindsAnything(TestNode node) {
        JdbcSequencedDeadLetterQueue<EventMessage<?>> queue = JdbcSequencedDeadLetterQueue.builder()
                .processingGroup("links")
                .connectionProvider(new TransactionAwareDataSourceProxy(database.app())::getConnection)
                .transactionManager(new SpringTransactions(
                        new JdbcTransactionManager(database.app())))
                .schema(DeadLetterSchema.builder()
                        .deadLetterTable("control.dead_letter")
                        .build())
                .genericSerializer(Serializers.bookkeeping())
                .eventSerializer(new EventSerializer(node.parts().codec(), Serializers.bookkeeping()))
                .build();
        List<Object> seen = new ArrayList<>();
        return queue.process(letter -> seen.add(letter) && seen.size() > 20, letter -> Decisions.ignore());
    }

    private static void createLinks(TestNode node, int count) {
        List<Commands.Addressed> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(addressed(create(link(i))));
        }
        node.commands().sendTogether(all);
        if (node.runsProcessors()) {
            node.caughtUp();
        }
    }

    private static List<String> takeAway(TestNode node, int number) {
        List<String> row = node.sql()
                .sql("select to_json(l)::text as line from view.link l where link = ?")
                .param(link(number).toString())
                .query((result, n) -> result.getString("line"))
                .list();
        node.sql().sql("delete from view.link where link = ?").param(link(number).toString()).update();
        return row;
    }

    private static void putBack(TestNode node, List<String> row) {
        node.sql()
                .sql("insert into view.link select * from json_populate_record(null::view.link, ?::json)")
                .param(row.getFirst())
                .update();
    }

    private static List<String> titles(TestNode node) {
        return node.dump("(select link, title from view.link)");
    }

    private static ChangeLink redirecting(LinkId link, int status) {
        return new ChangeLink(
                link,
                Orders.ACME,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new RedirectStatus(status)),
                OptionChanges.NONE,
                Optional.empty(),
                Orders.NO_HOSTS,
                Orders.AT);
    }

    private static EventTypes withSecondRevision() {
        List<EventTypes.Entry> entries = new ArrayList<>();
        for (EventTypes.Entry entry : EventTypes.all().entries()) {
            entries.add(
                    entry.payload().equals(RedirectStatusChanged.class)
                            ? new EventTypes.Entry(
                                    new EventType(entry.type().name(), 2),
                                    entry.payload(),
                                    Map.of(1, payload -> payload.put("redirectStatus", 308)))
                            : entry);
        }
        return EventTypes.of(entries);
    }
}
