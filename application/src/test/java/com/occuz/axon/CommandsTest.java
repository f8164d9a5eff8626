package com.occuz.axon;

import static com.occuz.axon.Orders.addressed;
import static com.occuz.axon.Orders.create;
import static com.occuz.axon.Orders.envelope;
import static com.occuz.axon.Orders.link;
import static com.occuz.axon.Orders.retire;
import static com.occuz.axon.Orders.retitle;
import static com.occuz.axon.Orders.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occuz.boot.TestNode;
import com.occuz.command.AggregateIdResolver;
import com.occuz.command.account.AccountAggregate;
import com.occuz.command.link.LinkAggregate;
import com.occuz.command.operations.InstallationAggregate;
import com.occuz.kernel.account.AccountCommand.OpenAccount;
import com.occuz.kernel.account.AccountCommand;
import com.occuz.kernel.account.AccountName;
import com.occuz.kernel.ledger.AggregateCommand;
import com.occuz.kernel.ledger.Metadata.IncompleteEnvelope;
import com.occuz.kernel.ledger.Metadata;
import com.occuz.kernel.link.LinkCommand;
import com.occuz.kernel.operations.InstallationCommand;
import com.occuz.kernel.refusal.Refused;
import com.occuz.store.ledger.Append;
import com.occuz.store.ledger.AppendOutcome.Appended;
import com.occuz.store.ledger.AppendOutcome;
import com.occuz.store.ledger.Ledger;
import com.occuz.store.testing.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.modelling.command.AnnotationCommandTargetResolver;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CommandsTest {

    private static final int THREADS = 16;
    private static final int EACH = 20;

    private final TestDatabase database = TestDatabase.fresh();

    @AfterEach
    void close() {
        database.close();
    }

    @Nested
    class SixteenThreadsOfTwoNodesAtOneAggregate {

        private final TestNode one = TestNode.withoutProcessors(database);
        private final TestNode other = TestNode.withoutProcessors(database);
        private final ConcurrentLinkedQueue<RuntimeException> failures = new ConcurrentLinkedQueue<>();

        @AfterEach
        void close() {
            one.close();
            other.close();
        }

        @Test
        void conflictAndAreDecidedExactlyOnceEach() throws Exception {
            send(one.commands(), create(link(0)));
            race((node, thread) -> {
                for (int i = 0; i < EACH; i++) {
                    send(node.commands(), retitle(link(0), "title " + thread + "-" + i));
                }
            });

            assertThat(failures).isEmpty();
            List<String> titles = one.ledgerTable().ofAggregate(link(0).toString(), 1, 1_000).stream()
                    .map(event -> event.payload().toString() + event.metadata().commandId())
                    .toList();
            assertThat(titles).hasSize(THREADS * EACH).doesNotHaveDuplicates();
        }

        @Test
        void failWhereNobodyTriesAgain() throws Exception {
            send(one.commands(), create(link(0)));
            race((node, thread) -> {
                for (int i = 0; i < EACH; i++) {
                    node.axon()
                            .commandGateway()
                            .sendAndWait(new GenericCommandMessage<>(
                                    retitle(link(0), "title " + thread + "-" + i),
                                    envelope(Orders.ACME).asMap()));
                }
            });

            assertThat(failures).isNotEmpty().allSatisfy(failure -> {
                assertThat(failure).isInstanceOf(ConcurrencyException.class);
                assertThat(sqlStates(failure)).isEmpty();
            });
        }

        @Test
        void createOneLinkOfASlugAndFifteenRefusals() throws Exception {
            race((node, thread) -> send(node.commands(), create(link(7))));

            assertThat(failures).hasSize(THREADS - 1).allSatisfy(failure -> assertThat(failure)
                    .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.refusal().code())
                            .isEqualTo("slug-taken")));
            assertThat(one.ledgerTable().head()).isEqualTo(1);
        }

        private void race(Racer racer) throws InterruptedException {
            CountDownLatch go = new CountDownLatch(1);
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int number = i;
                threads.add(Thread.ofPlatform().start(() -> {
                    try {
                        go.await();
                        racer.run(number % 2 == 0 ? one : other, number);
                    } catch (RuntimeException e) {
                        failures.add(e);
                    } catch (InterruptedException e) {
                        failures.add(new IllegalStateException(e));
                    }
                }));
            }
            go.countDown();
            for (Thread thread : threads) {
                thread.join();
            }
        }

        private static List<String> sqlStates(Throwable failure) {
            return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                    .filter(SQLException.class::isInstance)
                    .map(cause -> String.valueOf(((SQLException) cause).getSQLState()))
                    .toList();
        }
    }

    @FunctionalInterface
    private interface Racer {
        void run(TestNode node, int thread);
    }

    @Nested
    class Routing {

        @Test
        void isByOurOwnInterfaceBecauseAxonsOwnResolverFindsNoAggregate() {
            GenericCommandMessage<?> message = new GenericCommandMessage<>(retire(link(3)));
            assertThatThrownBy(() -> AnnotationCommandTargetResolver.builder().build().resolveTarget(message))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(new AggregateIdResolver().resolveTarget(message).getIdentifier()).isEqualTo("link:default/s3");
        }

        @Test
        void findsAHandlerForEveryConcreteCommand() {
            Map<Class<?>, Class<?>> aggregates = Map.of(
                    LinkCommand.class, LinkAggregate.class,
                    AccountCommand.class, AccountAggregate.class,
                    InstallationCommand.class, InstallationAggregate.class);
            aggregates.forEach((commands, aggregate) -> {
                Set<Class<?>> handled = Arrays.stream(aggregate.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(CommandHandler.class))
                        .map(method -> method.getParameterTypes()[0])
                        .collect(Collectors.toSet());
                assertThat(handled).isEqualTo(concrete(commands).collect(Collectors.toSet()));
            });
        }

        /** Commands may be grouped, by who may ask for them for instance. */
        private static Stream<Class<?>> concrete(Class<?> commands) {
            return commands.isSealed()
                    ? Arrays.stream(commands.getPermittedSubclasses()).flatMap(Routing::concrete)
                    : Stream.of(commands);
        }
    }

    @Nested
    class Stored {

        /** What a record prints without a {@code toString} of its own. */
        private record Plain(String value) {}

        @Test
        void idsAreRaw() {
            assertThat(new Plain("k7")).hasToString("Plain[value=k7]");
            try (TestNode node = TestNode.withoutProcessors(database)) {
                send(node.commands(), create(link(0)));
                send(node.commands(), new OpenAccount(Orders.ACME, new AccountName("Acme"), Orders.AT));
                assertThat(node.dump("(select aggregate_id, sequence, type, account_id from ledger.event)"))
                        .containsExactly(
                                "(account:acme,0,account.AccountOpened/1,acme)",
                                "(link:default/s0,0,link.LinkCreated/1,acme)");
                assertThat(node.dump("(select payload from ledger.event)").toString()).doesNotContain("[value=");
            }
        }

        @Test
        void isNothingWithoutACompleteEnvelope() {
            try (TestNode node = TestNode.withoutProcessors(database)) {
                Map<String, String> complete = envelope(Orders.ACME).asMap();
                assertThat(complete).hasSize(7);
                for (String part : complete.keySet()) {
                    Map<String, String> metadata = new HashMap<>(complete);
                    metadata.remove(part);
                    assertThatThrownBy(() -> node.axon()
                                    .commandGateway()
                                    .sendAndWait(new GenericCommandMessage<>(create(link(0)), metadata)))
                            .isInstanceOf(IncompleteEnvelope.class)
                            .hasMessageContaining(part);
                }
                assertThat(node.ledgerTable().head()).isZero();

                send(node.commands(), create(link(0)));
                Metadata recorded = node.ledgerTable().after(0, 1).getFirst().metadata();
                assertThat(recorded.asMap()).containsOnlyKeys(complete.keySet());
            }
        }
    }

    @Nested
    class SentTogether {

        private final AtomicInteger appends = new AtomicInteger();

        @Test
        void areOneAppend() {
            try (TestNode node = TestNode.changed(database, this::counting)) {
                Appended appended = node.commands()
                        .sendTogether(List.of(
                                addressed(create(link(0))),
                                addressed(new OpenAccount(Orders.ACME, new AccountName("Acme"), Orders.AT)),
                                addressed(retitle(link(0), "of the link made just now")),
                                addressed(create(link(1)))))
                        .orElseThrow();
                assertThat(appended.firstPosition()).isEqualTo(1);
                assertThat(appended.lastPosition()).isEqualTo(4);
                assertThat(appends).hasValue(1);
            }
        }

        @Test
        void leaveNothingBehindWhenOneIsRefused() {
            try (TestNode node = TestNode.withoutProcessors(database)) {
                List<AggregateCommand> commands = List.of(create(link(0)), create(link(1)), retire(link(2)));
                assertThatThrownBy(() -> node.commands()
                                .sendTogether(commands.stream().map(Orders::addressed).toList()))
                        .isInstanceOf(Refused.class);
                assertThat(node.ledgerTable().head()).isZero();
                // Nor does what was decided and not recorded stay in anybody's memory.
                assertThat(send(node.commands(), create(link(0))).orElseThrow().lastPosition()).isEqualTo(1);
            }
        }

        private AxonNode.Parts counting(AxonNode.Parts parts) {
            Ledger ledger = parts.ledger();
            Ledger counting = new Ledger() {
                @Override
                public AppendOutcome append(Append append) {
                    appends.incrementAndGet();
                    return ledger.append(append);
                }

                @Override
                public void close() {
                    ledger.close();
                }
            };
            return new AxonNode.Parts(
                    counting, parts.reader(), parts.feed(), parts.codec(), parts.dataSource(), parts.transactions(),
                    parts.views(), parts.commandHandlers(), parts.queryHandlers(), parts.tokens(), parts.reached(),
                    parts.nodeId(), parts.runsProcessors());
        }
    }
}
