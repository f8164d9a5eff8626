package com.occuz.store.ledger;

import static com.occuz.store.ledger.LedgerFixture.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.ledger.RecordedEvent;
import com.occuz.store.ledger.AppendOutcome.Appended;
import com.occuz.store.ledger.LedgerFixture.Kind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A reader that goes by position must never pass a transaction that is still under way. */
class LostEventTest {

    private final LedgerFixture fixture = new LedgerFixture();
    private final List<Long> handled = new ArrayList<>();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void without_the_append_lock_an_event_behind_a_slow_transaction_is_never_seen() throws SQLException {
        fixture.asOwner("create sequence ledger.unguarded; grant usage on sequence ledger.unguarded to occuz_app");
        try (Connection slow = fixture.database.app().getConnection();
                Connection fast = fixture.database.app().getConnection()) {
            slow.setAutoCommit(false);
            appendWithoutLock(slow, "a:slow");
            appendWithoutLock(fast, "a:fast");
            readOn();
            slow.commit();
            slow.setAutoCommit(true);
            readOn();
        }
        assertThat(fixture.all()).extracting(RecordedEvent::aggregateId).containsExactly("a:slow", "a:fast");
        assertThat(handled).as("position 1 is lost").containsExactly(2L);
    }

    @Test
    void with_the_append_lock_the_fast_one_waits_and_nothing_is_lost() throws Exception {
        try (Connection slow = fixture.database.app().getConnection()) {
            slow.setAutoCommit(false);
            EncodedAppend append = fixture.table.encode(Append.of(event("a:slow", 0)));
            AppendPlan plan = new AppendPlan(AppendTable.lockAndLook(slow, List.of(append)));
            plan.add(append);
            AppendTable.write(slow, plan);
            CompletableFuture<AppendOutcome> fast = CompletableFuture.supplyAsync(
                    () -> fixture.ledger(Kind.GROUP).append(Append.of(event("a:fast", 0))));
            assertThat(waits(fast)).isTrue();
            readOn();
            assertThat(handled).isEmpty();
            slow.commit();
            slow.setAutoCommit(true);
            assertThat(fast.get(10, TimeUnit.SECONDS)).isInstanceOf(Appended.class);
        }
        readOn();
        assertThat(handled).containsExactly(1L, 2L);
    }

    private static boolean waits(CompletableFuture<AppendOutcome> append) throws Exception {
        try {
            append.get(Duration.ofMillis(300).toMillis(), TimeUnit.MILLISECONDS);
            return false;
        } catch (TimeoutException e) {
            return true;
        }
    }

    /** What every processor does: handle what lies behind the last position that it has handled. */
    private void readOn() {
        long position = handled.isEmpty() ? 0 : handled.getLast();
        fixture.table.after(position, 100).forEach(event -> handled.add(event.position()));
    }

    /** As most event stores do it: the position is drawn from a sequence, without regard to who commits first. */
    private void appendWithoutLock(Connection connection, String aggregate) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        """
                        insert into ledger.event select nextval('ledger.unguarded'), clock_timestamp(),
                            gen_random_uuid()::text, '%s', 0, 'account.ApiKeyRevoked/1',
                            '{"account":"acme","key":"key","occurredAt":"2026-03-01T12:00:00Z"}',
                            '{"accountId":"acme","actorType":"user","actorId":"x","channel":"api","commandId":"c",
                              "correlationId":"c","causationId":"c"}', 'acme'
                        returning position"""
                                .formatted(aggregate))) {
            assertThat(row.next()).isTrue();
        }
    }
}
