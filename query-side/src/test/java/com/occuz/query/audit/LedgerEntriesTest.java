package com.occuz.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.account.AccountEvent.AccountOpened;
import com.occuz.kernel.account.AccountEvent.ApiKeyRevoked;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.ApiKeyId;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.audit.AuditQuery.FindEvent;
import com.occuz.kernel.audit.AuditQuery.LedgerEntry;
import com.occuz.kernel.audit.AuditQuery.ListEvents;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.Channel;
import com.occuz.kernel.ledger.DomainEvent;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.ledger.KeySubject;
import com.occuz.kernel.ledger.Metadata;
import com.occuz.kernel.ledger.NewEvent;
import com.occuz.kernel.query.Page;
import com.occuz.query.testing.TestReadSide;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Six events: of acme an account and two revocations, then the same of globex. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerEntriesTest {

    private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");
    private static final AccountId ACME = new AccountId("acme");
    private static final AccountId GLOBEX = new AccountId("globex");

    private final TestReadSide views = new TestReadSide();

    @BeforeAll
    void record() {
        for (AccountId account : List.of(ACME, GLOBEX)) {
            record(account, 0, new AccountOpened(account, Erasable.of(KeySubject.of(account), "Secret Name"), AT));
            record(account, 1, new ApiKeyRevoked(account, new ApiKeyId("k_1"), AT));
            record(account, 2, new ApiKeyRevoked(account, new ApiKeyId("k_2"), AT));
        }
    }

    private void record(AccountId account, long sequence, DomainEvent event) {
        Metadata metadata = new Metadata(account, ActorType.USER, "u_1", Channel.CONSOLE, "c", "c", "c");
        views.record(List.of(
                new NewEvent(UUID.randomUUID().toString(), account.aggregateId(), sequence, event, metadata)));
    }

    @AfterAll
    void close() {
        views.close();
    }

    private static ListEvents everything() {
        return list(Tenant.everyone(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static ListEvents list(
            Tenant tenant, Optional<String> type, Optional<AccountId> account, Optional<String> aggregate) {
        return new ListEvents(
                tenant, type, account, aggregate, Optional.empty(), Optional.empty(), Optional.empty(), 100);
    }

    @SuppressWarnings("unchecked") // the class literal of a generic type
    private List<Long> positions(ListEvents query) {
        Page<LedgerEntry> page = views.ask(query, Page.class).orElseThrow();
        return page.items().stream().map(LedgerEntry::position).toList();
    }

    private LedgerEntry entry(long position) {
        return views.ask(new FindEvent(Tenant.everyone(), position), LedgerEntry.class).orElseThrow();
    }

    @Test
    void eventsAreListedNewestFirstAndFilteredByTypeAccountAndAggregate() {
        assertThat(positions(everything())).containsExactly(6L, 5L, 4L, 3L, 2L, 1L);
        assertThat(positions(list(Tenant.everyone(), Optional.of("account.AccountOpened"), Optional.empty(), Optional.empty())))
                .containsExactly(4L, 1L);
        assertThat(positions(list(Tenant.everyone(), Optional.of("%"), Optional.empty(), Optional.empty()))).isEmpty();
        assertThat(positions(list(Tenant.everyone(), Optional.empty(), Optional.of(ACME), Optional.empty())))
                .containsExactly(3L, 2L, 1L);
        assertThat(positions(list(Tenant.everyone(), Optional.of("account.ApiKey"), Optional.of(ACME), Optional.of("account:acme"))))
                .containsExactly(3L, 2L);
        assertThat(positions(list(Tenant.of(GLOBEX), Optional.empty(), Optional.of(ACME), Optional.empty()))).isEmpty();
    }

    @Test
    void timesAreHalfOpenToTheMicrosecond() {
        Instant second = entry(2).recordedAt();
        Instant fifth = entry(5).recordedAt();

        assertThat(positions(between(Optional.of(second), Optional.of(fifth)))).containsExactly(4L, 3L, 2L);
        assertThat(positions(between(Optional.of(second.plusNanos(1_000)), Optional.empty()))).containsExactly(6L, 5L, 4L, 3L);
        assertThat(positions(between(Optional.empty(), Optional.of(Instant.EPOCH)))).isEmpty();
        assertThat(positions(between(Optional.of(fifth.plusSeconds(99)), Optional.empty()))).isEmpty();
    }

    private static ListEvents between(Optional<Instant> from, Optional<Instant> until) {
        return new ListEvents(
                Tenant.everyone(), Optional.empty(), Optional.empty(), Optional.empty(), from, until, Optional.empty(), 100);
    }

    @Test
    void oneAnswerLooksThroughALimitedNumberAndTheNextGoesOnWhereItStopped() {
        LedgerEntriesTable narrow = new LedgerEntriesTable(views.jdbc, 2);
        List<Long> found = new ArrayList<>();
        Optional<Long> next = Optional.empty();
        int answers = 0;
        do {
            Page<LedgerEntry> page = narrow.page(new ListEvents(
                    Tenant.everyone(), Optional.of("account.AccountOpened"), Optional.empty(), Optional.empty(),
                    Optional.empty(), Optional.empty(), next, 1));
            page.items().forEach(entry -> found.add(entry.position()));
            next = page.next();
            answers++;
        } while (next.isPresent());

        assertThat(found).containsExactly(4L, 1L);
        assertThat(answers).isEqualTo(4);
    }

    @Test
    void anEventIsShownAsItIsStoredWithWhatMayBeErasedLocked() {
        assertThat(entry(1).payload()).contains("\"account\":\"acme\"").doesNotContain("Secret Name");
        assertThat(entry(1).metadata()).contains("\"actorId\":\"u_1\"");
        assertThat(views.ask(new FindEvent(Tenant.of(GLOBEX), 1), LedgerEntry.class)).isEmpty();
        assertThat(views.ask(new FindEvent(Tenant.everyone(), 7), LedgerEntry.class)).isEmpty();
    }
}
