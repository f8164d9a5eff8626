package com.occuz.axon;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.boot.TestNode;
import com.occuz.health.ToldByHealth;
import com.occuz.kernel.click.ClickStore;
import com.occuz.kernel.ledger.EventTypes;
import com.occuz.kernel.operations.InstallationCommand.CreateInstallation;
import com.occuz.kernel.refusal.Refused;
import com.occuz.kernel.servicelevel.LedgerAgreements;
import com.occuz.store.testing.TestDatabase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReplayTest {

    private static final int COMMANDS = 50_000;
    private static final int CLIENTS = 64;

    private final long seed = Long.getLong("occuz.seed", System.nanoTime());
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    @Test
    void afterFiftyThousandRandomCommandsEveryViewRebuiltFromNothingEqualsTheLiveOne() throws Exception {
        System.out.println("ReplayTest: -Doccuz.seed=" + seed);
        try (TestDatabase database = TestDatabase.fresh();
                TestNode node = TestNode.start(database)) {
            sendCommands(node);
            assertThat(accepted.get() + refused.get()).isGreaterThanOrEqualTo(COMMANDS);
            assertThat(storedTypes(node)).as("seed %d", seed).isEqualTo(registeredTypes());
            node.caughtUp();
            Map<String, List<String>> live = node.dump();
            assertThat(live).isNotEmpty().allSatisfy((table, rows) -> assertThat(rows.size()).isGreaterThan(100));
            verifyAudit(node);

            List<String> views = node.axon().processors().stream().map(ProcessorStatus::name).toList();
            views.forEach(node.axon()::rebuild);
            assertThat(ToldByHealth.ofProcessors(node)).contains("\"rebuilding\":");
            node.caughtUp();

            Map<String, List<String>> rebuilt = node.dump();
            assertThat(rebuilt).containsOnlyKeys(live.keySet());
            live.forEach((table, rows) ->
                    assertThat(rebuilt.get(table)).as("%s, seed %d", table, seed).isEqualTo(rows));
            verifyAudit(node);
        }
    }

    private void sendCommands(TestNode node) throws InterruptedException, ExecutionException {
        Orders.send(node.commands(), new CreateInstallation("s", Orders.AT));
        for (int i = 0; i < RandomCommands.SHARED_LINKS; i++) {
            Orders.send(node.commands(), Orders.create(Orders.link(i)));
        }
        LedgerAgreements agreements = new LedgerAgreements(node.ledgerTable());
        List<Future<?>> clients = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            for (int client = 0; client < CLIENTS; client++) {
                RandomCommands intents =
                        new RandomCommands(seed, client, () -> agreements.present().latest().version());
                clients.add(threads.submit(() -> {
                    for (int i = 0; i < COMMANDS / CLIENTS + 1; i++) {
                        send(node, intents);
                    }
                }));
            }
            for (Future<?> client : clients) {
                client.get();
            }
        }
    }

    private void send(TestNode node, RandomCommands intents) {
        try {
            if (intents.nextIsClicks()) {
                Object outcome = node.axon().commandGateway().sendAndWait(intents.clicks());
                assertThat(outcome).isInstanceOf(ClickStore.Outcome.Stored.class);
            } else {
                node.commands().send(intents.next(), Orders.envelope(intents.account()), Optional.empty());
            }
            accepted.incrementAndGet();
        } catch (Refused e) {
            refused.incrementAndGet();
        }
    }

    /** The audit is bounded, so a long history takes more than one. */
    private static void verifyAudit(TestNode node) {
        node.await("everything verified", () -> node.audit().processors().stream()
                .allMatch(audited -> audited.verifiedThrough() == audited.position()));
        assertThat(node.audit().isClean()).isTrue();
        assertThat(node.axon().processors()).allMatch(status -> status.deadLetters() == 0);
    }

    private static Set<String> storedTypes(TestNode node) {
        return new HashSet<>(node.sql()
                .sql("select distinct type from ledger.event union select distinct type from click.batch")
                .query(String.class)
                .list());
    }

    private static Set<String> registeredTypes() {
        Set<String> types = new HashSet<>();
        EventTypes.all().entries().forEach(entry -> types.add(entry.type().toString()));
        return types;
    }
}
