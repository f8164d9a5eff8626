package com.occuz.axon;

import static com.occuz.axon.Orders.create;
import static com.occuz.axon.Orders.link;
import static com.occuz.axon.Orders.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.boot.TestNode;
import com.occuz.health.ToldByHealth;
import com.occuz.kernel.operations.OperationsQuery.AuditedProcessor;
import com.occuz.kernel.operations.OperationsQuery.Finding;
import com.occuz.store.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody moves the token of a processor: nothing fails, and only the auditor can know. */
class AuditTest {

    private final TestDatabase database = TestDatabase.fresh();

    @BeforeEach
    void fiveLinksAreShown() {
        try (TestNode node = TestNode.start(database)) {
            for (int i = 0; i < 5; i++) {
                send(node.commands(), create(link(i)));
            }
            node.caughtUp();
            assertThat(node.audit().isClean()).isTrue();
            assertThat(ToldByHealth.ofAuditor(node)).contains("\"status\":\"UP\"").doesNotContain("findings");
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void findsTheEventThatWasSkipped() {
        try (TestNode node = TestNode.withoutProcessors(database)) {
            send(node.commands(), create(link(5)));
            send(node.commands(), create(link(6)));
            moveToken(node, 6);
        }
        try (TestNode node = TestNode.start(database)) {
            node.caughtUp();
            assertThat(node.dump("(select link from view.link)")).hasSize(6);
            findsAndNothingElseReports(node, Finding.Kind.MISSING, 6);

            node.axon().rebuild("links");
            node.caughtUp();
            assertThat(node.audit().isClean()).isTrue();
            assertThat(node.dump("(select link from view.link)")).hasSize(7);
        }
    }

    @Test
    void findsTheEventThatWasHandledTwice() {
        try (TestNode node = TestNode.withoutProcessors(database)) {
            moveToken(node, 4);
        }
        try (TestNode node = TestNode.start(database)) {
            node.await("handled again", () -> !node.audit().isClean());
            node.caughtUp();
            findsAndNothingElseReports(node, Finding.Kind.DOUBLED, 5);
        }
    }

    private static void findsAndNothingElseReports(TestNode node, Finding.Kind kind, long position) {
        for (AuditedProcessor audited : node.audit().processors()) {
            if (audited.processor().equals("links")) {
                assertThat(audited.findings()).singleElement().satisfies(finding -> {
                    assertThat(finding.kind()).isEqualTo(kind);
                    assertThat(finding.position()).hasValue(position);
                });
            } else {
                assertThat(audited.findings()).isEmpty();
            }
        }
        assertThat(ToldByHealth.ofAuditor(node)).contains("\"status\":\"DOWN\"", "\"findings\":", kind.name());
        assertThat(ToldByHealth.ofProcessors(node)).contains("\"status\":\"UP\"");
        assertThat(node.axon().processors())
                .allMatch(status -> status.halted().isEmpty() && status.deadLetters() == 0);
    }

    private static void moveToken(TestNode node, long position) {
        int moved = node.sql()
                .sql("update control.token_entry set token = ? where processorname = 'links'")
                .param(("{\"globalIndex\":" + position + "}").getBytes(StandardCharsets.UTF_8))
                .update();
        assertThat(moved).isEqualTo(1);
        assertThat(node.status("links").position()).isEqualTo(position);
    }
}
