package com.occuz.edge.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occuz.edge.testing.Links;
import com.occuz.edge.testing.MemoryLedger;
import com.occuz.kernel.ledger.EventType;
import com.occuz.kernel.ledger.UnknownEvent;
import com.occuz.kernel.link.DomainId;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LedgerTailTest {

    private final MemoryLedger ledger = new MemoryLedger();
    private final LinkTables table = new LinkTables(CompactLinkTable::new);
    private final RunningMigrations migrations = new RunningMigrations();
    private StoreIdentity identity = new StoreIdentity("this", 1);
    private final LedgerTail tail = new LedgerTail(ledger, ledger, () -> identity, table, migrations, change -> {});

    @AfterEach
    void end() {
        tail.close();
    }

    @Nested
    class At_its_start {

        @Test
        void holds_all_that_the_ledger_held() {
            for (int i = 0; i < 4_500; i++) {
                ledger.add(Links.created("k" + i, "http://a.example/" + i));
            }
            tail.start();
            assertThat(table.size()).isEqualTo(4_500);
            assertThat(tail.position()).isEqualTo(4_500);
            assertThat(tail.isConfirmed()).isTrue();
        }

        @Test
        void is_confirmed_by_an_empty_ledger_that_goes_away_at_once() {
            ledger.goAwayAfterTheNextAnswer();
            tail.start();
            assertThat(tail.isConfirmed()).isTrue();
        }

        @Test
        void says_so_if_the_ledger_is_away() {
            ledger.goAway();
            assertThatThrownBy(tail::start).isInstanceOf(IllegalStateException.class);
            assertThat(tail.isConfirmed()).isFalse();
        }
    }

    @Nested
    class Once_started {

        @Test
        void sees_a_change_at_once() {
            tail.start();
            ledger.add(Links.created("k7", "http://a.example"));
            assertThat(soon(Duration.ofSeconds(2), () -> table.size() == 1)).isTrue();
        }

        @Test
        void goes_on_where_it_was_when_the_ledger_comes_back() {
            tail.start();
            ledger.goAway();
            ledger.add(Links.created("k7", "http://a.example"));
            assertThat(soon(Duration.ofMillis(300), () -> table.size() == 1)).isFalse();
            ledger.comeBack();
            assertThat(soon(Duration.ofSeconds(3), () -> table.size() == 1)).isTrue();
            assertThat(tail.isConfirmed()).isTrue();
        }

        @Test
        void is_not_sure_any_more_after_five_seconds_without_the_ledger() {
            tail.start();
            ledger.goAway();
            assertThat(tail.isConfirmed()).isTrue();
            assertThat(soon(Duration.ofSeconds(8), () -> !tail.isConfirmed())).isTrue();
        }
    }

    @Nested
    class An_event_it_does_not_know {

        @Test
        void of_a_link_is_declared_and_the_other_links_are_kept_up_to_date() {
            ledger.add(
                    Links.created("k7", "http://a.example"),
                    new UnknownEvent(new EventType("link.LinkGrewWings", 1), "{}"),
                    Links.created("k8", "http://b.example"));
            tail.start();
            assertThat(table.find(DomainId.DEFAULT, "k8")).isNotNull();
            assertThat(tail.halted().orElseThrow()).contains("link.LinkGrewWings/1", "position 2");
        }

        @Test
        void of_another_feature_does_not_matter() {
            ledger.add(new UnknownEvent(new EventType("credit.CreditAwarded", 1), "{}"));
            tail.start();
            assertThat(tail.halted()).isEmpty();
            assertThat(tail.position()).isEqualTo(1);
        }
    }

    private static boolean soon(Duration limit, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            LockSupport.parkNanos(2_000_000);
        }
        return true;
    }
}
