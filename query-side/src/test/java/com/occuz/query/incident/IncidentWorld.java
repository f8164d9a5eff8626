package com.occuz.query.incident;

import com.occuz.kernel.account.AccountEvent;
import com.occuz.kernel.account.AccountEvent.AccountOpened;
import com.occuz.kernel.account.AccountEvent.SupportPlanSet;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.SupportPlan;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.incident.Classification;
import com.occuz.kernel.incident.Components;
import com.occuz.kernel.incident.Criterion;
import com.occuz.kernel.incident.ImportId;
import com.occuz.kernel.incident.IncidentEvent;
import com.occuz.kernel.incident.IncidentEvent.IncidentDetected;
import com.occuz.kernel.incident.IncidentEvent.IncidentReported;
import com.occuz.kernel.incident.IncidentEvent.IncidentStated;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.IncidentKind;
import com.occuz.kernel.incident.IncidentQuery.FindIncident;
import com.occuz.kernel.incident.IncidentQuery.IncidentFilter;
import com.occuz.kernel.incident.IncidentQuery.IncidentStory;
import com.occuz.kernel.incident.IncidentQuery.IncidentView;
import com.occuz.kernel.incident.IncidentQuery.ListIncidents;
import com.occuz.kernel.incident.IncidentQuery.StoryItem;
import com.occuz.kernel.incident.IncidentTitle;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.incident.SourceRef;
import com.occuz.kernel.incident.Statement;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.Channel;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.ledger.KeySubject;
import com.occuz.kernel.ledger.Metadata;
import com.occuz.kernel.ledger.NewEvent;
import com.occuz.kernel.query.Page;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.IncidentScope;
import com.occuz.kernel.sla.Severity;
import com.occuz.query.testing.TestReadSide;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Incidents that tests tell of, in a read side of their own; everything is projected at once. */
final class IncidentWorld implements AutoCloseable {

    static final Instant NOON = Instant.parse("2026-01-09T17:00:00Z");
    static final AccountId ACME = new AccountId("acme");
    static final AccountId GLOBEX = new AccountId("globex");
    static final Classification SLIGHT =
            new Classification(Severity.NORMAL, Criterion.INDIVIDUAL_CUSTOMER_ISSUE);
    static final Classification GRAVE =
            new Classification(Severity.CRITICAL, Criterion.GLOBAL_REDIRECTION_FAILURE);

    final TestReadSide views = new TestReadSide();
    private final Map<IncidentId, Long> sequences = new HashMap<>();
    private final Map<AccountId, Long> bought = new HashMap<>();

    @Override
    public void close() {
        views.close();
    }

    static Instant at(long minutes) {
        return NOON.plus(Duration.ofMinutes(minutes));
    }

    static <T> Erasable<T> sealed(AccountId account, T value) {
        return Erasable.of(KeySubject.of(account), value);
    }

    IncidentId report(AccountId account, String title) {
        IncidentId id = anyId();
        record(account, new IncidentReported(
                id,
                account,
                sealed(account, new IncidentTitle(title)),
                sealed(account, new Prose("secrets of " + account)),
                SLIGHT,
                Components.of(Component.REDIRECTION),
                IncidentScope.ACCOUNT,
                at(-10),
                at(0)));
        return id;
    }

    IncidentId detect(Classification classification, Component component, long minutes) {
        IncidentId id = anyId();
        record(AccountId.PLATFORM, new IncidentDetected(
                id,
                sealed(AccountId.PLATFORM, new IncidentTitle("Probe of " + component.wireName() + " fails")),
                null,
                classification,
                Components.of(component),
                IncidentScope.PLATFORM,
                at(minutes),
                at(minutes)));
        return id;
    }

    IncidentId tell(String ref, ImportId by, Instant restoredAt) {
        IncidentId id = IncidentId.of(new SourceRef(ref));
        Statement statement = new Statement(
                new SourceRef(ref),
                IncidentKind.OUTAGE,
                sealed(AccountId.PLATFORM, new IncidentTitle("Imported")),
                new Classification(Severity.HIGH, Criterion.NOT_STATED),
                Components.of(Component.CORE),
                at(-60),
                restoredAt,
                null,
                null,
                null,
                null,
                null,
                null);
        record(AccountId.PLATFORM, new IncidentStated(id, by, statement, at(0)));
        return id;
    }

    /** What an account is told from now on (§ 4). */
    void buys(AccountId account, SupportPlan plan) {
        if (bought.putIfAbsent(account, 0L) == null) {
            record(account, 0, new AccountOpened(account, sealed(account, account.value()), at(0)));
        }
        record(account, bought.merge(account, 1L, Long::sum), new SupportPlanSet(account, plan, at(0)));
        views.catchUp("people", 10);
    }

    private void record(AccountId account, long sequence, AccountEvent event) {
        Metadata metadata = new Metadata(account, ActorType.API_KEY, "k_1", Channel.API, "c", "c", "c");
        views.record(List.of(new NewEvent(
                UUID.randomUUID().toString(), account.aggregateId(), sequence, event, metadata)));
    }

    void record(AccountId account, IncidentEvent event) {
        long sequence = sequences.merge(event.incident(), 0L, (before, zero) -> before + 1);
        Metadata metadata = new Metadata(account, ActorType.API_KEY, "k_1", Channel.API, "c", "c", "c");
        views.record(List.of(new NewEvent(
                UUID.randomUUID().toString(), event.incident().toString(), sequence, event, metadata)));
        views.catchUp("incidents", 10);
    }

    Optional<IncidentView> find(Tenant tenant, IncidentId incident) {
        return views.ask(new FindIncident(tenant, incident, at(60)), IncidentView.class);
    }

    IncidentView shown(Tenant tenant, IncidentId incident) {
        return find(tenant, incident).orElseThrow();
    }

    List<IncidentId> list(Tenant tenant, IncidentFilter filter) {
        return page(tenant, filter, Optional.empty(), 100).items().stream()
                .map(IncidentView::incident)
                .toList();
    }

    @SuppressWarnings("unchecked") // the class literal of a generic type
    Page<IncidentView> page(Tenant tenant, IncidentFilter filter, Optional<Long> before, int limit) {
        return views.ask(new ListIncidents(tenant, filter, before, limit, at(60)), Page.class).orElseThrow();
    }

    @SuppressWarnings("unchecked") // the class literal of a generic type
    Optional<Page<StoryItem>> story(Tenant tenant, IncidentId incident, Optional<Long> before, int limit) {
        return views.ask(new IncidentStory(tenant, incident, before, limit), Page.class).map(it -> it);
    }

    private static IncidentId anyId() {
        return IncidentId.of(UUID.randomUUID());
    }
}
